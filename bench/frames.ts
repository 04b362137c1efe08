import { existsSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { crc32 } from 'node:zlib'
import { packageRoot } from '../src/files/packageRoot.js'
import { decode } from '../src/wire/frames/decode.js'
import { encodeMessage } from '../src/wire/frames/encode.js'
import { FrameInspector } from '../src/wire/frames/inspector.js'
import { printRows, type Row } from './measure.js'

/** Decodes a body of chunks and gives the payloads, as text where `asText` is set: all that is compared. */
type Contender = (chunks: readonly Uint8Array[], asText: boolean) => Promise<number>

interface Codec {
  readonly EventStreamCodec: new (...functions: unknown[]) => object
  readonly MessageDecoderStream: new (options: object) => AsyncIterable<{ body: Uint8Array }>
}
interface Serde {
  readonly getChunkedStream: (source: AsyncIterable<Uint8Array>) => AsyncIterable<Uint8Array>
  readonly UniversalEventStreamMarshaller: new (options: object) => {
    deserialize(
      body: AsyncIterable<Uint8Array>,
      deserializer: (event: Readonly<Record<string, unknown>>) => Promise<object>,
    ): AsyncIterable<unknown>
  }
}

const require = createRequire(import.meta.url)
/** What `node examples/decoders/install.mjs npm` fetched: peers that are no dependencies. */
const peers = join(packageRoot, 'examples/decoders/.build/npm/')

/**
 * Frames a second, with and without parsing the payload, on traffic like that of ConverseStream and on frames of 64 KiB;
 * the peers in the same run, taken in turns.
 */
export async function benchFrames(): Promise<void> {
  const small = Array.from({ length: 10_000 }, (_, index) =>
    delta(` some words of an answer, number ${index}`, index),
  )
  const large = Array.from({ length: 100 }, (_, index) => delta('x'.repeat(65_300), index))
  const traffic = { small: inSegments(Buffer.concat(small)), large: inSegments(Buffer.concat(large)) }
  const size = Math.round(Buffer.concat(small).length / small.length)

  const contenders: Readonly<Record<string, Contender>> = { ...own, ...installedPeers(), ...smithy() }
  for (const asText of [false, true]) {
    const how = asText ? 'payload parsed as JSON' : 'payload as bytes'
    const limit = limitOf(small, asText)
    printRows(`Frames of ${size} bytes in segments of a network, ${how}`, 'frames a second', [
      limit,
      ...(await inTurns(contenders, traffic.small, small, asText)),
    ])
  }
  printRows('Frames of 64 KiB, payload as bytes', 'frames a second', [
    limitOf(large, false),
    ...(await inTurns(contenders, traffic.large, large, false)),
  ])
  benchMemory(traffic.small)
}

const own: Readonly<Record<string, Contender>> = {
  'the inspector': async (chunks, asText) => {
    const inspector = new FrameInspector()
    let count = 0
    for (const chunk of chunks) {
      for (const message of inspector.push(chunk)) {
        if (asText) JSON.parse(message.text)
        count += 1
      }
    }
    inspector.end()
    return count
  },
  'its decode()': async (chunks, asText) => countOf(decode(chunks), asText),
}

function smithy(): Readonly<Record<string, Contender>> {
  const { EventStreamCodec, MessageDecoderStream } = require('@smithy/eventstream-codec') as Codec
  const inner = createRequire(require.resolve('@smithy/eventstream-codec'))
  const { getChunkedStream, UniversalEventStreamMarshaller } = inner('@smithy/core/event-streams') as Serde
  const toBytes = (text: string) => Buffer.from(text)
  const decoder = new EventStreamCodec(toText, toBytes)
  const marshaller = new UniversalEventStreamMarshaller({ utf8Encoder: toText, utf8Decoder: toBytes })
  return {
    // What the clients of the SDK call: it parses, so it stands where parsing is asked for.
    '@smithy/eventstream-codec': async (chunks, asText) => {
      if (!asText) {
        return countOf(
          new MessageDecoderStream({ inputStream: getChunkedStream(from(chunks)), decoder }),
          false,
        )
      }
      const events = marshaller.deserialize(from(chunks), async (event) => {
        const [[type, message]] = Object.entries(event) as [[string, { body: Uint8Array }]]
        return { [type]: JSON.parse(toText(message.body)) as unknown }
      })
      let count = 0
      for await (const _ of events) count += 1
      return count
    },
  }
}

function installedPeers(): Readonly<Record<string, Contender>> {
  if (!existsSync(peers)) {
    console.log('\nwithout aws-sdk 2 and lifion: run `node examples/decoders/install.mjs npm` to have them')
    return {}
  }
  const load = createRequire(peers)
  load('aws-sdk/lib/node_loader.js')
  const { EventMessageChunkerStream } = load('aws-sdk/lib/event-stream/event-message-chunker-stream.js') as {
    readonly EventMessageChunkerStream: new () => HandDriven<Buffer>
  }
  const { parseMessage } = load('aws-sdk/lib/event-stream/parse-message.js') as {
    readonly parseMessage: (bytes: Buffer) => { readonly body: Buffer }
  }
  const { parse } = load('lifion-aws-event-stream') as {
    readonly parse: (bytes: Buffer) => { payload: unknown }
  }
  return {
    'aws-sdk 2': async (chunks, asText) => {
      const chunker = new EventMessageChunkerStream()
      let count = 0
      chunker.push = (bytes) => {
        const { body } = parseMessage(bytes)
        if (asText) JSON.parse(body.toString())
        count += 1
      }
      // oxlint-disable-next-line no-underscore-dangle -- a stream of Node, driven without its machinery
      for (const chunk of chunks) chunker._transform(chunk as Buffer, 'buffer', () => {})
      return count
    },
    // It parses JSON whether one wants it or not, and takes one whole message at a time.
    'lifion-aws-event-stream, message by message': async (chunks) => {
      const bytes = Buffer.concat(chunks)
      let count = 0
      for (let at = 0; at < bytes.length; count += 1) {
        const length = bytes.readUInt32BE(at)
        parse(bytes.subarray(at, at + length))
        at += length
      }
      return count
    },
  }
}

interface HandDriven<T> {
  push: (item: T) => void
  _transform(chunk: Buffer, encoding: string, done: () => void): void
}

async function countOf(
  messages: AsyncIterable<{ readonly body: Uint8Array }>,
  asText: boolean,
): Promise<number> {
  let count = 0
  for await (const { body } of messages) {
    if (asText) JSON.parse(toText(body))
    count += 1
  }
  return count
}

const toText = ({ buffer, byteOffset, byteLength }: Uint8Array): string =>
  Buffer.from(buffer, byteOffset, byteLength).toString()

async function* from<T>(items: readonly T[]): AsyncGenerator<T> {
  yield* items
}

const ROUNDS = 15

/** Each contender once a round, so that all meet the same machine; the median of the rounds. */
async function inTurns(
  contenders: Readonly<Record<string, Contender>>,
  chunks: readonly Uint8Array[],
  frames: readonly Uint8Array[],
  asText: boolean,
): Promise<readonly Row[]> {
  const times = new Map<string, number[]>()
  for (let round = -1; round < ROUNDS; round += 1) {
    for (const [name, contender] of Object.entries(contenders)) {
      const start = performance.now()
      const count = await contender(chunks, asText)
      const took = performance.now() - start
      if (count !== frames.length) throw new Error(`${name} found ${count} of ${frames.length} frames`)
      if (round >= 0) times.set(name, [...(times.get(name) ?? []), took])
    }
  }
  return [...times].map(([name, list]) => ({ name, perSecond: (frames.length * 1000) / median(list) }))
}

/** What nobody can beat who calls zlib for each checksum, or JSON.parse for each payload. */
function limitOf(frames: readonly Uint8Array[], asText: boolean): Row {
  const payloads = frames.map((frame) => Buffer.from(frame.subarray(99, -4)).toString())
  const times = Array.from({ length: ROUNDS }, () => {
    const start = performance.now()
    for (const [index, frame] of frames.entries()) {
      if (asText) JSON.parse(payloads[index]!)
      else crc32(frame, crc32(frame.subarray(0, 8)))
    }
    return performance.now() - start
  })
  return {
    name: asText ? 'JSON.parse alone' : 'zlib.crc32 alone',
    perSecond: (frames.length * 1000) / median(times),
  }
}

const median = (list: readonly number[]): number => list.toSorted((a, b) => a - b)[list.length >> 1]!

/** A gigabyte through one inspector. */
function benchMemory(chunks: readonly Uint8Array[]): void {
  const inspector = new FrameInspector()
  const before = process.memoryUsage.rss()
  let peak = before
  let bytes = 0
  const start = performance.now()
  while (bytes < 1e9) {
    for (const chunk of chunks) {
      inspector.push(chunk)
      bytes += chunk.length
    }
    peak = Math.max(peak, process.memoryUsage.rss())
  }
  inspector.end()
  const seconds = (performance.now() - start) / 1000
  console.log(`\nA stream of 1 GB, ${inspector.count.toLocaleString('en-US')} frames`)
  console.log(
    `  ${seconds.toFixed(1)} s, ${megabytes(peak - before)} more memory than before, ${inspector.faults.length} faults`,
  )
}

const megabytes = (bytes: number): string => `${Math.max(0, bytes / 1e6).toFixed(0)} MB`

const PADDING = 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789'

/** A delta as the service sends it, padded to some length. */
const delta = (text: string, index: number): Uint8Array =>
  encodeMessage({
    headers: {
      ':event-type': { type: 'string', value: 'contentBlockDelta' },
      ':content-type': { type: 'string', value: 'application/json' },
      ':message-type': { type: 'string', value: 'event' },
    },
    body: Buffer.from(
      JSON.stringify({ contentBlockIndex: 0, delta: { text }, p: PADDING.slice(0, 2 + (index % 60)) }),
    ),
  })

/** Cut as a connection may cut it: one segment, some segments, a whole buffer. */
function inSegments(bytes: Buffer): readonly Uint8Array[] {
  const sizes = [1400, 2800, 700, 16_384]
  const chunks: Uint8Array[] = []
  for (let at = 0; at < bytes.length;) {
    const size = sizes[chunks.length % sizes.length]!
    chunks.push(bytes.subarray(at, at + size))
    at += size
  }
  return chunks
}
