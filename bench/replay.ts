import { spawn } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import https from 'node:https'
import { connect as connectHttp2, type ClientHttp2Session } from 'node:http2'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { fileURLToPath } from 'node:url'
import nock from 'nock'
import type { Cassette } from '../src/cassette/cassette.js'
import { writeCassette } from '../src/cassette/format/index.js'
import { replay, unguard } from '../src/cassette/nock/index.js'
import { packageRoot } from '../src/files/packageRoot.js'
import { encodeMessage } from '../src/wire/frames/encode.js'
import { exchangeRaw } from '../src/wire/http/index.js'
import { printRows, type Row } from './measure.js'

const main = fileURLToPath(new URL('../src/cli/main.js', import.meta.url))
/** What `node examples/servers/aimock/start.mjs` installs: a peer that is no dependency. */
const mockServer = join(
  packageRoot,
  'examples/servers/.build/copilotkit-aimock-1.43.0/node_modules/@copilotkit/aimock/dist/cli.js',
)
const fixtures = join(packageRoot, 'examples/servers/aimock/fixtures.json')

const target = '/model/anthropic.claude-3-haiku-20240307-v1%3A0/converse-stream'
const body = Buffer.from(JSON.stringify({ messages: [{ role: 'user', content: [{ text: 'Hello' }] }] }))
const request = Buffer.concat([
  Buffer.from(
    `POST ${target} HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\nContent-Length: ${body.length}\r\n\r\n`,
  ),
  body,
])

/** How many exchanges go on at once, how often each contender has its turn, and for how long, in milliseconds. */
const lanes = 16
const rounds = 5
const time = 1_000

/**
 * Streams a second: our server and a mock server with the same answer; our bridge and nock by itself, both fed a stream.
 * Counted by the processor time of whoever answers: the time of asking is not theirs, and the machine may have more to do.
 */
export async function benchReplay(): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'replay-'))
  const peer = existsSync(mockServer) ? await startPeer() : undefined
  if (peer === undefined)
    console.log(
      'skipped: @copilotkit/aimock is not here (node examples/servers/aimock/start.mjs installs it)',
    )
  const cassette = await cassetteOf(peer?.url)
  await writeCassette(join(folder, 'hello.cassette.json'), cassette)
  const own = await startOwn(folder)
  try {
    const contenders = {
      'our server, HTTP/2': { open: () => http2Lane(own.url), processor: own.processor },
      'our server': { open: () => http1Lane(own.url), processor: own.processor },
      ...(peer && { '@copilotkit/aimock': { open: () => http1Lane(peer.url), processor: peer.processor } }),
    }
    const pieces = cassette.response.chunks.length
    printRows(`Replayed streams of ${pieces} pieces`, unit, await inTurns(contenders))
    await benchNock(cassette)
  } finally {
    await Promise.all([own.stop(), peer?.stop()])
    await rm(folder, { recursive: true })
  }
}

const unit = 'streams a second of processor time'

async function benchNock(cassette: Cassette): Promise<void> {
  const pieces = cassette.response.chunks.map(({ bytes }) => bytes)
  const headers = cassette.response.headers.flat()
  const plain = () =>
    nock(origin)
      .persist()
      .post(target)
      .reply(() => [200, Readable.from(pieces) as never, headers])
  const contender = (prepare: () => unknown): Contender => ({
    async open() {
      await prepare()
      return {
        exchange: interceptedExchange,
        close() {
          nock.cleanAll()
          unguard()
        },
      }
    },
    processor: ownProcessor,
  })
  printRows(
    'Replayed inside of a process, asked through https.request',
    unit,
    await inTurns({ 'our nock scope': contender(() => replay([cassette])), nock: contender(plain) }, 1),
  )
  nock.restore()
}

/** Somebody who answers. */
interface Contender {
  readonly open: () => Promise<Lane>
  /** Processor time until now, in seconds. */
  readonly processor: () => number
}

/** One exchange after the other. */
interface Lane {
  exchange(): Promise<void>
  close(): void
}

/** The median rate of each over several turns, one after the other, so that all meet the same machine. */
async function inTurns(contenders: Readonly<Record<string, Contender>>, connections = lanes): Promise<Row[]> {
  const turns = new Map<string, Turn[]>()
  for (let round = 0; round <= rounds; round += 1) {
    for (const [name, contender] of Object.entries(contenders)) {
      const turn = await take(contender, connections)
      // The first one is for warming up.
      if (round > 0) turns.set(name, [...(turns.get(name) ?? []), turn])
    }
  }
  return [...turns].map(([name, taken]) => ({
    name,
    perSecond: median(taken.map(({ count, processor }) => count / processor)),
    note: `${Math.round(median(taken.map(({ count, clock }) => count / clock)))} by the clock`,
  }))
}

interface Turn {
  readonly count: number
  /** Seconds. */
  readonly processor: number
  readonly clock: number
}

async function take({ open, processor }: Contender, connections: number): Promise<Turn> {
  const opened = await Promise.all(Array.from({ length: connections }, open))
  const start = performance.now()
  const used = processor()
  let count = 0
  const lane = async ({ exchange }: Lane) => {
    while (performance.now() < start + time) {
      await exchange()
      count += 1
    }
  }
  await Promise.all(Array.from({ length: lanes }, (_, index) => lane(opened[index % opened.length]!)))
  const turn = { count, processor: processor() - used, clock: (performance.now() - start) / 1_000 }
  for (const { close } of opened) close()
  return turn
}

const median = (values: readonly number[]): number =>
  values.toSorted((one, other) => one - other)[values.length >> 1]!

const ownProcessor = (): number => {
  const { user, system } = process.cpuUsage()
  return (user + system) / 1e6
}

/** Of another process, as Linux tells it in hundredths of a second (proc(5)); elsewhere the clock has to do. */
const processorOf = (pid: number) => (): number => {
  const file = `/proc/${pid}/stat`
  if (!existsSync(file)) return performance.now() / 1_000
  const fields = readFileSync(file, 'utf8').split(') ', 2)[1]!.split(' ')
  return (Number(fields[11]) + Number(fields[12])) / 100
}

const lastChunk = Buffer.from('0\r\n\r\n')

/** A kept connection that is asked in bytes and looked at only for the end of the answer: the server is the slow one. */
async function http1Lane(url: string): Promise<Lane> {
  const socket = connect(Number(new URL(url).port), '127.0.0.1')
  socket.setNoDelay(true)
  let done = (_error?: Error) => {}
  socket.on('data', (bytes: Buffer) => {
    if (bytes.subarray(-lastChunk.length).equals(lastChunk)) done()
  })
  socket.on('close', () => done(new Error('the server closed the connection')))
  await new Promise((resolve) => socket.once('connect', resolve))
  return {
    exchange: () =>
      new Promise((resolve, reject) => {
        done = (error) => (error ? reject(error) : resolve())
        socket.write(request)
      }),
    close: () => socket.destroy(),
  }
}

async function http2Lane(url: string): Promise<Lane> {
  const session: ClientHttp2Session = connectHttp2(url)
  const head = { ':method': 'POST', ':path': target, 'content-type': 'application/json' }
  return {
    exchange: () =>
      new Promise((resolve, reject) => {
        const stream = session.request(head)
        stream.once('error', reject).once('close', resolve).resume().end(body)
      }),
    close: () => session.close(),
  }
}

const origin = 'https://bedrock-runtime.us-east-1.amazonaws.com'

const interceptedExchange = (): Promise<void> =>
  new Promise((resolve, reject) => {
    const options = { method: 'POST', headers: { 'content-type': 'application/json' } }
    const sent = https.request(origin + target, options, (answer) => {
      answer.once('error', reject).once('end', resolve).resume()
    })
    sent.once('error', reject).end(body)
  })

const startOwn = (folder: string) =>
  start([main, 'cassettes', 'replay', folder, '--speed', 'none'], /"url":"([^"]+)"/)

const startPeer = () =>
  start([mockServer, '--host', '127.0.0.1', '--port', '0', '--fixtures', fixtures], /listening on (http:\S+)/)

/** A server in a process of its own, whose address is in what it prints. */
async function start(args: readonly string[], listening: RegExp) {
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] })
  const gone = new Promise<void>((resolve) => {
    child.once('close', () => resolve())
  })
  const url = await new Promise<string>((resolve, reject) => {
    let printed = ''
    child.stdout.on('data', (text: Buffer) => {
      printed += text.toString()
      const found = listening.exec(printed)?.[1]
      if (found !== undefined) resolve(found)
    })
    child.once('close', () => reject(new Error(`${args.join(' ')} ended before it was ready`)))
  })
  return {
    url,
    processor: processorOf(child.pid!),
    async stop() {
      child.kill('SIGTERM')
      await gone
    },
  }
}

/** What the peer answers, recorded; without one, an answer of the same kind. */
async function cassetteOf(url: string | undefined): Promise<Cassette> {
  const seen = url === undefined ? undefined : await exchangeRaw(url, [request])
  const headers = [
    ['Content-Type', 'application/vnd.amazon.eventstream'],
    ['Transfer-Encoding', 'chunked'],
  ] as const
  return {
    provenance: { recorder: 'bench', lost: [], redacted: {} },
    request: { method: 'POST', target, headers: [['Content-Type', 'application/json']], body },
    response: {
      httpVersion: '1.1',
      status: 200,
      headers: seen?.headers ?? headers,
      trailers: [],
      chunks: seen?.chunks ?? answer,
      end: 'complete',
    },
  }
}

const frame = (type: string, payload: object) => ({
  at: 0,
  bytes: encodeMessage({
    headers: {
      ':event-type': { type: 'string', value: type },
      ':content-type': { type: 'string', value: 'application/json' },
      ':message-type': { type: 'string', value: 'event' },
    },
    body: Buffer.from(JSON.stringify(payload)),
  }),
})

const answer = [
  frame('messageStart', { role: 'assistant' }),
  ...['Hello! How', ' can I', ' help', ' you today?'].map((text) =>
    frame('contentBlockDelta', { contentBlockIndex: 0, delta: { text } }),
  ),
  frame('contentBlockStop', { contentBlockIndex: 0 }),
  frame('messageStop', { stopReason: 'end_turn' }),
  frame('metadata', {
    metrics: { latencyMs: 100 },
    usage: { inputTokens: 12, outputTokens: 8, totalTokens: 20 },
  }),
]
