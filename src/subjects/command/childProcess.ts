import { openPipe } from './pipe.js'

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

/** Start a program that answers one line after the other; see `openPipe`. */
export function startChild(command: readonly string[], cwd?: string): LineChild {
  let gone: string | undefined
  let listener: ((event: { line: string } | { gone: string }) => void) | undefined
  const pipe = openPipe(command, {
    ...(cwd !== undefined && { cwd }),
    longestLine: LONGEST_LINE,
    onLine: (line) => listener?.({ line }),
    onGone: (reason) => {
      const words = pipe.lastWords().trim()
      gone = words === '' ? reason : `${reason}: ${words}`
      listener?.({ gone })
    },
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
          pipe.write(line)
        })
      } finally {
        clearTimeout(timer)
        listener = undefined
      }
    },
    peakMemory: () => pipe.peakMemory(),
    kill: () => pipe.kill(),
  }
}
