import { runCommandLine } from '../program.js'

export interface Finished {
  readonly code: number
  readonly stdout: string
  readonly stderr: string
}

/** Run a command line in this process, with streams that keep what is written. */
export async function commandLine(args: readonly string[], input = ''): Promise<Finished> {
  const out: string[] = []
  const err: string[] = []
  const code = await runCommandLine(args, {
    stdin: streamOf(input),
    stdout: { write: (text) => out.push(text) },
    stderr: { write: (text) => err.push(text) },
    environment: {},
    interrupted: new AbortController().signal,
  })
  return { code, stdout: out.join(''), stderr: err.join('') }
}

async function* streamOf(text: string): AsyncGenerator<Uint8Array> {
  // In pieces, as a pipe gives them: a character may be cut in two.
  const bytes = Buffer.from(text)
  for (let start = 0; start < bytes.length; start += 7) yield bytes.subarray(start, start + 7)
}
