import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { cleanEnvironment } from './environment.js'

/** A child that reads lines and writes lines. */
export interface Pipe {
  /** Does nothing when the child is gone. */
  write(line: string): void
  /** How many bytes it has written to its standard error. */
  readonly murmured: number
  /** The last of what it wrote to its standard error, after the first `since` bytes of it. */
  lastWords(since?: number): string
  /** The most address space it ever had, in bytes; `undefined` where the system does not tell. */
  peakMemory(): number | undefined
  /** End it at once, with whatever it started, and wait until it is gone. */
  kill(): Promise<void>
}

export interface PipeOptions {
  readonly cwd?: string
  /** Bytes of the longest line that is read; one that writes a longer one is ended. */
  readonly longestLine: number
  readonly onLine: (line: string) => void
  /** Called once: it has ended, or is ended because it writes a line without end. */
  readonly onGone: (reason: string, how: 'ended' | 'flooded') => void
}

const LAST_WORDS = 4000

/** How each child is ended that has not ended by itself. */
const living = new Set<() => void>()

/** A child in a group of its own does not hear of Ctrl-C: when this process ends in a hurry, so does it. */
const endAll = () => {
  for (const end of living) end()
}

/** Start a program without a shell, in an environment that has nothing of a test runner or of an account in it. */
export function openPipe([program, ...args]: readonly string[], options: PipeOptions): Pipe {
  const { cwd, longestLine, onLine, onGone } = options
  const hasGroup = process.platform !== 'win32'
  const child: ChildProcessWithoutNullStreams = spawn(program!, args, {
    env: cleanEnvironment(process.env),
    // In a group of its own, so that what it starts can be ended with it.
    detached: hasGroup,
    ...(cwd !== undefined && { cwd }),
  })
  let words = Buffer.alloc(0)
  let murmured = 0
  let isGone = false
  let isOver = false
  let pieces: Buffer[] = []
  let length = 0

  const leave = (reason: string, how: 'ended' | 'flooded' = 'ended') => {
    if (isGone) return
    isGone = true
    onGone(reason, how)
  }
  const killGroup = () => {
    try {
      if (hasGroup && child.pid !== undefined) process.kill(-child.pid, 'SIGKILL')
      else child.kill('SIGKILL')
    } catch {
      // It was gone before.
    }
  }
  living.add(killGroup)
  if (!process.listeners('exit').includes(endAll)) process.on('exit', endAll)
  const end = () => {
    // Its number may be another's by now.
    if (!isOver) killGroup()
    // Whoever inherited them may live on: nobody listens.
    for (const stream of [child.stdin, child.stdout, child.stderr]) stream.destroy()
  }
  const exited = new Promise<void>((resolve) => {
    child.once('error', (error) => {
      living.delete(killGroup)
      leave(error.message)
      resolve()
    })
    // What it has started must not outlive it.
    child.once('exit', () => {
      killGroup()
      isOver = true
      living.delete(killGroup)
    })
    child.once('close', (code, signal) => {
      leave(signal === null ? `it exited with code ${code}` : `it was ended by ${signal}`)
      resolve()
    })
  })
  // A child that is gone cannot be written to; `close` says so.
  child.stdin.on('error', () => {})
  child.stderr.on('data', (data: Buffer) => {
    murmured += data.length
    words = Buffer.concat([words, data]).subarray(-LAST_WORDS)
  })
  child.stdout.on('data', (data: Buffer) => {
    let from = 0
    for (let at = data.indexOf(0x0a); at !== -1; at = data.indexOf(0x0a, from)) {
      if (isGone) return
      pieces.push(data.subarray(from, at))
      onLine(Buffer.concat(pieces).toString())
      pieces = []
      length = 0
      from = at + 1
    }
    pieces.push(data.subarray(from))
    length += data.length - from
    if (length <= longestLine) return
    leave(`it wrote a line of more than ${longestLine} bytes`, 'flooded')
    end()
  })

  return {
    write: (line) => {
      if (!isGone) child.stdin.write(`${line}\n`)
    },
    get murmured() {
      return murmured
    },
    lastWords: (since = 0) =>
      words.subarray(words.length - Math.min(words.length, murmured - since)).toString(),
    peakMemory: () => (child.pid === undefined ? undefined : readPeak(child.pid)),
    kill: async () => {
      end()
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
