import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { setTimeout as pause } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { connect, listen, type HttpClient, type HttpVersion } from '../src/wire/http/index.js'

const main = fileURLToPath(new URL('../src/cli/main.js', import.meta.url))
const rounds = 400
const pieces = 5
const piece = Buffer.alloc(230, 'x')

/** What the recorder, in a process of its own as users run it, adds to a direct connection in the same run. */
export async function benchRecorder(): Promise<void> {
  const sentAt: number[] = []
  const upstream = await listen(async () => {
    sentAt.length = 0
    return {
      status: 200,
      headers: [],
      body: (async function* () {
        for (let sent = 0; sent < pieces; sent += 1) {
          await pause(1)
          sentAt.push(performance.now())
          yield piece
        }
      })(),
    }
  })
  const folder = await mkdtemp(join(tmpdir(), 'recorder-'))
  const args = [main, 'cassettes', 'record', '--upstream', upstream.url, '--output-dir', folder]
  const recorder = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] })
  const lines = createInterface({ input: recorder.stdout })
  const [ready] = (await once(lines, 'line')) as [string]
  const { url } = JSON.parse(ready) as { url: string }
  console.log(
    `\nThe recorder, ${rounds} streams of ${pieces} pieces, in microseconds: median, and the best tenth`,
  )
  for (const version of ['1.1', '2'] as const) await compare(version, upstream.url, url, sentAt)
  recorder.kill('SIGTERM')
  await once(recorder, 'exit')
  await rm(folder, { recursive: true })
  await upstream.close()
}

async function compare(version: HttpVersion, direct: string, recorded: string, sentAt: readonly number[]) {
  const clients = [direct, recorded].map((url) => connect(url, { version }))
  const seen = clients.map(() => ({ head: [] as number[], pieces: [] as number[] }))
  for (let round = -100; round < rounds; round += 1) {
    // One after the other, so that a busy moment of the machine meets both.
    for (const [index, client] of clients.entries()) {
      const { head, gaps } = await watch(client, sentAt)
      if (round < 0) continue
      seen[index]!.head.push(head)
      seen[index]!.pieces.push(...gaps)
    }
  }
  await Promise.all(clients.map((client) => client.close()))
  for (const [what, name] of [
    ['head', 'to the first byte'],
    ['pieces', 'of a piece'],
  ] as const) {
    const [without, through] = seen.map((times) => times[what].sort((one, other) => one - other))
    const at = (times: readonly number[], share: number) => times[Math.floor(times.length * share)]!
    const show = (share: number) =>
      `${figure(at(without!, share))} direct, ${figure(at(through!, share))} recorded, ${figure(at(through!, share) - at(without!, share))} added`
    console.log(`  HTTP/${version} ${name.padEnd(17)}  ${show(0.5)};  ${show(0.1)}`)
  }
}

/** The time until the head came, and of each piece the time from the upstream to here; both ends are in this process. */
async function watch(client: HttpClient, sentAt: readonly number[]) {
  const started = performance.now()
  let head = 0
  const gaps: number[] = []
  const request = { method: 'POST', target: '/x', headers: [], body: Buffer.from('{}') }
  const { end } = await client.exchange(request, {
    watch: {
      head() {
        head = performance.now() - started
      },
      chunk() {
        gaps.push(performance.now() - sentAt[gaps.length]!)
      },
      trailers() {},
    },
  })
  if (end !== 'complete' || gaps.length !== pieces)
    throw new Error(`the stream ended ${end} after ${gaps.length} pieces`)
  return { head, gaps }
}

const figure = (milliseconds: number): string => String(Math.round(milliseconds * 1000))
