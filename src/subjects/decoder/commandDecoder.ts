import { startChild, type LineChild, type LineReply } from './childProcess.js'
import { type AnswerLine, type HelloLine, readAnswer, writeRequest } from './lines.js'
import type { DecoderFeature, DecoderOutcome, DecoderSubject } from './subject.js'

export interface CommandOptions {
  /** Milliseconds that one stream may take. */
  readonly limit?: number
  /** Milliseconds until the first answer of a new process: some have to start a virtual machine. */
  readonly start?: number
  readonly cwd?: string
}

/** Thrown when a program that should be a decoder cannot be started or does not answer the first, empty stream. */
export class DecoderStartError extends Error {
  override readonly name = 'DecoderStartError'
}

/**
 * A decoder that is a program of its own and speaks the command protocol of `lines.ts`.
 *
 * It is started anew after it hung or died, and for a stream whose memory is measured.
 *
 * @throws DecoderStartError
 */
export async function createCommandDecoder(
  command: readonly string[],
  { limit = 5000, start = 20_000, cwd }: CommandOptions = {},
): Promise<DecoderSubject> {
  let features: readonly DecoderFeature[] = ['messages']
  let child: LineChild | undefined
  let id = 0
  // One stream after the other: an answer belongs to the line before it, and time is measured.
  let turn: Promise<unknown> = Promise.resolve()

  const ask = async (line: string, wanted: number, milliseconds: number): Promise<LineReply> =>
    child!.ask(line, (answer) => idOf(answer) === wanted, milliseconds)

  /** Start it and let it decode nothing, which shows that it is there and what it can do. */
  const begin = async () => {
    child = startChild(command, cwd)
    id += 1
    const wanted = id
    const reply = await child.ask(
      JSON.stringify(writeRequest(wanted, { chunks: [] })),
      (line) => {
        features = featuresOf(line) ?? features
        return idOf(line) === wanted
      },
      start,
    )
    if ('line' in reply) return
    await child.kill()
    const why = 'gone' in reply ? reply.gone : `it did not answer within ${start} ms`
    throw new DecoderStartError(`${command.join(' ')}: ${why}`)
  }
  const stop = async () => {
    await child?.kill()
    child = undefined
  }
  await begin()

  const decode: DecoderSubject['decode'] = async (stream, signal) => {
    if (signal?.aborted === true)
      return { ...nothing, end: 'hung', fault: 'there was no time left', milliseconds: 0 }
    if (stream.measure === true) await stop()
    if (child === undefined) await begin()
    id += 1
    const before = child!.peakMemory()
    const line = JSON.stringify(writeRequest(id, stream))
    const started = performance.now()
    const reply = await ask(line, id, limit)
    const milliseconds = performance.now() - started
    const after = child!.peakMemory()
    if (!('line' in reply)) await stop()
    const allocated =
      stream.measure === true && before !== undefined && after !== undefined
        ? { allocated: after - before }
        : {}
    return { ...outcomeOf(reply, limit), ...allocated, milliseconds }
  }

  return {
    features,
    decode: async (stream, signal) => {
      const mine = turn.then(async () => decode(stream, signal))
      turn = mine.catch(() => {})
      return mine
    },
    close: stop,
  }
}

const nothing = { messages: [], events: [] } as const

function outcomeOf(reply: LineReply, limit: number): Omit<DecoderOutcome, 'milliseconds'> {
  if ('overdue' in reply)
    return { ...nothing, end: 'hung', fault: `neither end nor error within ${limit} ms` }
  if ('gone' in reply) return { ...nothing, end: 'died', fault: `its process is gone: ${reply.gone}` }
  try {
    return readAnswer(JSON.parse(reply.line) as AnswerLine)
  } catch (error) {
    return { ...nothing, end: 'rubbish', fault: `its answer is no message: ${(error as Error).message}` }
  }
}

function idOf(line: string): unknown {
  return (parse(line) as Partial<AnswerLine> | undefined)?.id
}

const known: readonly string[] = ['messages', 'events', 'transport'] satisfies DecoderFeature[]

function featuresOf(line: string): readonly DecoderFeature[] | undefined {
  const hello = (parse(line) as Partial<HelloLine> | undefined)?.hello
  if (hello === undefined) return undefined
  const named = hello.features ?? ['messages']
  return named.filter((feature): feature is DecoderFeature => known.includes(feature))
}

function parse(line: string): unknown {
  try {
    const value: unknown = JSON.parse(line)
    return typeof value === 'object' && value !== null ? value : undefined
  } catch {
    return undefined
  }
}
