import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'

/** A child that answers a line with a line. */
export interface LineChild {
  /** Write a line and wait for the next one that `isAnswer` takes. */
  ask(line: string, isAnswer: (line: string) => boolean, limit: number): Promise<LineReply>
  /** The most address space it ever had, in bytes; `undefined` where the system does not tell. */
  peakMemory(): number | undefined
  /** End it at once, and wait until it is gone. */
  kill(): Promise<void>
}

export type LineReply =
  | { readonly line: string }
  /** It gave no line in time; it may be busy for ever. */
  | { readonly overdue: true }
  /** It is gone, with what it said last on its standard error. */
  | { readonly gone: string }

/** The longest line that is read: 24 MiB of payload in base64, and as much again for headers. */
const LONGEST_LINE = 128 * 1024 * 1024
const LAST_WORDS = 2000

/** Start a program without a shell, with an environment that has nothing of a test runner in it. */
export function startChild([program, ...args]: readonly string[], cwd?: string): LineChild {
  const child: ChildProcessWithoutNullStreams = spawn(program!, args, {
    env: cleanEnvironment(),
    ...(cwd !== undefined && { cwd }),
  })
  let lastWords = ''
  let gone: string | undefined
  let pieces: Buffer[] = []
  let length = 0
  let listener: ((event: { line: string } | { gone: string }) => void) | undefined

  const leave = (reason: string) => {
    gone ??= lastWords === '' ? reason : `${reason}: ${lastWords.trim()}`
    listener?.({ gone })
  }
  const exited = new Promise<void>((resolve) => {
    child.once('error', (error) => {
      leave(error.message)
      resolve()
    })
    child.once('close', (code, signal) => {
      leave(signal === null ? `it exited with code ${code}` : `it was ended by ${signal}`)
      resolve()
    })
  })
  // A child that is gone cannot be written to; `close` says so.
  child.stdin.on('error', () => {})
  child.stderr.on('data', (data: Buffer) => {
    lastWords = (lastWords + data.toString()).slice(-LAST_WORDS)
  })
  child.stdout.on('data', (data: Buffer) => {
    let from = 0
    for (let end = data.indexOf(0x0a); end !== -1; end = data.indexOf(0x0a, from)) {
      pieces.push(data.subarray(from, end))
      listener?.({ line: Buffer.concat(pieces).toString() })
      pieces = []
      length = 0
      from = end + 1
    }
    pieces.push(data.subarray(from))
    length += data.length - from
    if (length > LONGEST_LINE) {
      leave(`it wrote a line of more than ${LONGEST_LINE} bytes`)
      child.kill('SIGKILL')
    }
  })

  return {
    ask: async (line, isAnswer, limit) => {
      if (gone !== undefined) return { gone }
      let timer: NodeJS.Timeout | undefined
      try {
        return await new Promise<LineReply>((resolve) => {
          timer = setTimeout(resolve, limit, { overdue: true })
          listener = (event) => {
            if ('gone' in event || isAnswer(event.line)) resolve(event)
          }
          child.stdin.write(`${line}\n`)
        })
      } finally {
        clearTimeout(timer)
        listener = undefined
      }
    },
    peakMemory: () => (child.pid === undefined ? undefined : readPeak(child.pid)),
    kill: async () => {
      child.kill('SIGKILL')
      await exited
    },
  }
}

/** Linux tells the highest address space of a process; reserving memory counts, whether it is touched or not. */
function readPeak(pid: number): number | undefined {
  try {
    const peak = /^VmPeak:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'latin1'))
    return peak === null ? undefined : Number(peak[1]) * 1024
  } catch {
    return undefined
  }
}

function cleanEnvironment(): NodeJS.ProcessEnv {
  const ours = /^(?:VITEST.*|NODE_ENV|NODE_OPTIONS|TEST|PROD|DEV|MODE|BASE_URL|SSR)$/
  return Object.fromEntries(Object.entries(process.env).filter(([name]) => !ours.test(name)))
}
