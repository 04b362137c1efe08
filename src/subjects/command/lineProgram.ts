import { type LineChild, type LineReply, startChild } from './childProcess.js'

export interface ProgramOptions {
  /** Milliseconds that one request may take. */
  readonly limit?: number
  /** Milliseconds until the first answer of a new process: some have to start a virtual machine. */
  readonly start?: number
  readonly cwd?: string
}

/** A program that answers a line with a line, started anew after it hung or died. */
export interface LineProgram {
  /** What its first line said that it can do; `undefined` when it said nothing. */
  readonly features: readonly string[] | undefined
  /** One request after the other; the id is added. */
  ask(request: object, options?: AskOptions): Promise<Answer>
  close(): Promise<void>
}

export interface AskOptions {
  /** In a process that has done nothing before. */
  readonly fresh?: boolean
}

export interface Answer {
  readonly reply: LineReply
  readonly milliseconds: number
  /** How much its address space grew, in bytes, where the system tells. */
  readonly grown?: number
}

/** Thrown when a program cannot be started or does not answer the first request, which asks for nothing. */
export class ProgramStartError extends Error {
  override readonly name = 'ProgramStartError'
}

/** Start a program, and ask it for `nothing`, which shows that it is there and what it can do. */
export async function startProgram(
  command: readonly string[],
  nothing: object,
  { limit = 5000, start = 20_000, cwd }: ProgramOptions = {},
): Promise<LineProgram> {
  let features: readonly string[] | undefined
  let child: LineChild | undefined
  let id = 0
  // An answer belongs to the line before it, and time is measured: one at a time.
  let turn: Promise<unknown> = Promise.resolve()

  const send = async (to: LineChild, request: object, milliseconds: number): Promise<LineReply> => {
    id += 1
    const wanted = id
    return to.ask(
      JSON.stringify({ id: wanted, ...request }),
      (line) => {
        features = featuresOf(line) ?? features
        return parseLine(line)?.['id'] === wanted
      },
      milliseconds,
    )
  }
  const begin = async (): Promise<LineChild> => {
    const started = startChild(command, cwd)
    const reply = await send(started, nothing, start)
    if ('line' in reply) return started
    await started.kill()
    const why = 'gone' in reply ? reply.gone : `it did not answer within ${start} ms`
    throw new ProgramStartError(`${command.join(' ')}: ${why}`)
  }
  const stop = async () => {
    await child?.kill()
    child = undefined
  }
  child = await begin()

  const ask = async (request: object, { fresh = false }: AskOptions = {}): Promise<Answer> => {
    if (fresh) await stop()
    child ??= await begin()
    const before = child.peakMemory()
    const started = performance.now()
    const reply = await send(child, request, limit)
    const milliseconds = performance.now() - started
    const after = child.peakMemory()
    if (!('line' in reply)) await stop()
    return {
      reply,
      milliseconds,
      ...(before !== undefined && after !== undefined && { grown: after - before }),
    }
  }

  return {
    features,
    ask: async (request, options) => {
      const mine = turn.then(async () => ask(request, options))
      turn = mine.catch(() => {})
      return mine
    },
    close: stop,
  }
}

/** What a reply that is no line means, in one sentence. */
export function faultOf(
  reply: Exclude<LineReply, { line: string }>,
  limit: number,
): { end: 'hung' | 'died'; fault: string } {
  if ('overdue' in reply) return { end: 'hung', fault: `neither end nor error within ${limit} ms` }
  return { end: 'died', fault: `its process is gone: ${reply.gone}` }
}

function featuresOf(line: string): readonly string[] | undefined {
  const hello = parseLine(line)?.['hello'] as { features?: readonly string[] } | undefined
  return hello?.features
}

/** A line as an object; `undefined` for whatever else a program prints. */
export function parseLine(line: string): Readonly<Record<string, unknown>> | undefined {
  try {
    const value: unknown = JSON.parse(line)
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : undefined
  } catch {
    return undefined
  }
}
