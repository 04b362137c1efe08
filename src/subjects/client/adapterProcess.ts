import { parseLine, ProgramStartError } from '../command/lineProgram.js'
import { openPipe } from '../command/pipe.js'
import { type AdapterCalls, createCalls } from './adapterCalls.js'
import { faultOfGreeting, quoteLine } from './lines.js'
import type { ClientHello } from './subject.js'

export interface AdapterOptions {
  /** Milliseconds until the greeting: some have to start a virtual machine. Default 30,000. */
  readonly start?: number
  /** Milliseconds that one call may take. Default 60,000. */
  readonly limit?: number
  readonly cwd?: string
  /** What it is called where it does not start. Default: the command. */
  readonly name?: string
}

/** A process that has greeted, and the calls in it. */
export interface AdapterProcess extends Pick<AdapterCalls, 'isUsable' | 'make'> {
  readonly hello: ClientHello
  kill(): Promise<void>
}

/** The longest line that is read: the events of a stream of 10 MB, each with what JSON adds. */
const LONGEST_LINE = 64 * 1024 * 1024

/**
 * Start a program that speaks the adapter protocol, and wait for its greeting.
 *
 * @throws ProgramStartError when it does not greet as the protocol says
 */
export async function startAdapter(
  command: readonly string[],
  { start = 30_000, limit = 60_000, cwd, name = command.join(' ') }: AdapterOptions = {},
): Promise<AdapterProcess> {
  let calls: AdapterCalls | undefined
  let greet: (first: { line: string } | { reason: string }) => void = () => {}
  const greeted = new Promise<{ line: string } | { reason: string }>((resolve) => {
    greet = resolve
  })
  const pipe = openPipe(command, {
    ...(cwd !== undefined && { cwd }),
    longestLine: LONGEST_LINE,
    onLine(line) {
      if (calls !== undefined) return calls.take(line)
      calls = createCalls(pipe, limit)
      greet({ line })
    },
    onGone(reason, how) {
      calls?.fail({ end: how === 'flooded' ? 'rubbish' : 'died', fault: reason })
      greet({ reason })
    },
  })
  const late = setTimeout(greet, start, { reason: `it did not greet within ${start} ms` })
  const first = await greeted
  clearTimeout(late)
  const greeting = 'line' in first ? parseLine(first.line) : undefined
  const fault = 'reason' in first ? first.reason : faultOfFirstLine(first.line)
  if (calls === undefined || greeting === undefined || fault !== undefined) {
    await pipe.kill()
    const words = pipe.lastWords().trim()
    throw new ProgramStartError(`${name}: ${fault}${words === '' ? '' : `\n${words}`}`)
  }
  const { make } = calls
  const state = calls
  return {
    hello: greeting['hello'] as ClientHello,
    get isUsable() {
      return state.isUsable
    },
    make,
    kill: () => pipe.kill(),
  }
}

function faultOfFirstLine(line: string): string | undefined {
  const fault = faultOfGreeting(parseLine(line))
  return fault && `its first line must be {"hello":{…}}, but ${fault}: ${quoteLine(line)}`
}
