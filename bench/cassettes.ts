import { spawnSync } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { availableParallelism, tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { formatCassette, writeCassette } from '../src/cassette/format/index.js'
import type { Cassette } from '../src/cassette/cassette.js'
import { event } from '../src/reference/cassette/edit.js'
import { findSmithyDecoder } from '../src/subjects/decoder/smithyDecoder.js'
import { encodeMessage } from '../src/wire/frames/encode.js'
import { printRows } from './measure.js'

const main = fileURLToPath(new URL('../src/cli/main.js', import.meta.url))

/** Prints the most memory that the process had, in kB, on its last line. */
const witness = 'data:text/javascript,process.on("exit",()=>console.error(process.resourceUsage().maxRSS))'

/** Megabytes of files; `BENCH_CASSETTES_MB=2000` takes some minutes and as much room in the temporary folder. */
const MEGABYTES = Number(process.env['BENCH_CASSETTES_MB'] ?? 60)

/** Events of a stream: an answer of a few hundred words. */
const EVENTS = 150

/**
 * `cassettes verify` over files of ConverseStream answers, as a user runs it: against the contract alone, and with replay.
 * The peer is the decoder of the official SDK, which only decodes the same bodies, from memory and in one thread.
 */
export async function benchCassettes(): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'bedrock-conformance-bench-'))
  try {
    const size = formatCassette(cassetteOf(0)).length
    const count = Math.max(16, Math.round((MEGABYTES * 1e6) / size))
    for (let index = 0; index < count; index += 1) {
      const path = join(folder, String(index % 100).padStart(2, '0'), `${index}.cassette.json`)
      await writeCassette(path, cassetteOf(index))
    }
    const megabytes = (size * count) / 1e6
    const rows = [
      { name: 'verify, the contract alone', ...verify(folder, count, '--replays', '0') },
      {
        name: 'verify, one in a hundred replayed',
        ...verify(folder, count, '--replays', String(Math.ceil(count / 100))),
      },
    ]
    const peer = await decodeAll(count)
    const heading = `${count.toLocaleString('en-US')} cassettes of ${EVENTS} events, ${megabytes.toFixed(0)} MB, ${availableParallelism()} processors`
    printRows(heading, 'exchanges a second', [...rows, peer])
    for (const { name, perSecond } of rows) {
      console.log(`  ${name}: ${((perSecond * size) / 1e6).toFixed(1)} MB of files a second`)
    }
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

function verify(folder: string, count: number, ...flags: readonly string[]) {
  const begun = performance.now()
  const { status, stderr } = spawnSync(
    process.execPath,
    ['--import', witness, main, 'cassettes', 'verify', folder, ...flags],
    { encoding: 'utf8', maxBuffer: 1e9 },
  )
  const took = (performance.now() - begun) / 1000
  if (status !== 0) throw new Error(`lawful cassettes do not conform: exit code ${status}\n${stderr}`)
  const memory = Number(stderr.trim().split('\n').at(-1)) / 1024
  return { perSecond: count / took, note: `${took.toFixed(1)} s, at most ${memory.toFixed(0)} MB of memory` }
}

async function decodeAll(count: number) {
  const { decode } = findSmithyDecoder()!
  const begun = performance.now()
  const most = Math.min(count, 500)
  for (let index = 0; index < most; index += 1) {
    const chunks = cassetteOf(index).response.chunks.map(({ bytes }) => bytes)
    let messages = 0
    for await (const _ of decode!(from(chunks))) messages += 1
    if (messages !== EVENTS) throw new Error(`the peer found ${messages} of ${EVENTS} messages`)
  }
  return {
    name: '@smithy/eventstream-codec decodes the bodies',
    perSecond: (most * 1000) / (performance.now() - begun),
  }
}

async function* from<T>(items: readonly T[]): AsyncGenerator<T> {
  yield* items
}

/** A ConverseStream exchange as the service answers it, its text by the index. */
function cassetteOf(index: number): Cassette {
  const deltas = Array.from({ length: EVENTS - 4 }, (_, at) =>
    event('contentBlockDelta', {
      contentBlockIndex: 0,
      delta: { text: ` some words of answer ${index}, part ${at}` },
      p: 'abcdefghijklmnopqrstuvwxyz'.slice(0, 2 + (at % 24)),
    }),
  )
  const events = [
    event('messageStart', { p: 'abcd', role: 'assistant' }),
    ...deltas,
    event('contentBlockStop', { contentBlockIndex: 0, p: 'abcdef' }),
    event('messageStop', { p: 'abc', stopReason: 'end_turn' }),
    event('metadata', {
      metrics: { latencyMs: 1000 + (index % 500) },
      p: 'abcdefgh',
      usage: { inputTokens: 10, outputTokens: 200, totalTokens: 210 },
    }),
  ]
  const frames = events.map(({ headers, payload }) =>
    encodeMessage({ headers, body: Buffer.from(JSON.stringify(payload)) }),
  )
  return {
    provenance: { recorder: 'a benchmark', recordedAt: '2026-08-01T00:00:00.000Z', lost: [], redacted: {} },
    request: {
      httpVersion: '1.1',
      method: 'POST',
      target: '/model/amazon.nova-lite-v1%3A0/converse-stream',
      headers: [['Content-Type', 'application/json']],
      body: Buffer.from(
        JSON.stringify({ messages: [{ role: 'user', content: [{ text: `Question ${index}` }] }] }),
      ),
    },
    response: {
      httpVersion: '1.1',
      status: 200,
      headers: [
        ['Date', 'Sat, 01 Aug 2026 00:00:00 GMT'],
        ['Content-Type', 'application/vnd.amazon.eventstream'],
        ['x-amzn-RequestId', '0f1e2d3c-4b5a-4968-8877-665544332211'],
      ],
      trailers: [],
      chunks: frames.map((bytes, at) => ({ at: at * 20_000, bytes })),
      end: 'complete',
    },
  }
}
