import { readFile } from 'node:fs/promises'
import { newestRevision } from '../contract/revisions.js'
import { createPaint } from '../report/console/style.js'
import type { StreamingOperation } from '../stream/grammar.js'
import { inspectStream } from '../stream/inspectStream.js'
import type { Role } from '../wire/frames/readFrame.js'
import type { Cli } from './cli.js'
import { toJson } from './inspect/json.js'
import { draw } from './inspect/picture.js'
import { readInput } from './inspect/readInput.js'

export interface InspectArguments {
  /** A path, or `-` for standard input. */
  readonly file: string
  readonly json?: boolean
  readonly operation?: StreamingOperation
  /** Id of a revision; the newest when it is not given. */
  readonly revision?: string
  readonly role?: Role
}

/**
 * `bedrock-conformance inspect`: show the messages of a stream and what is wrong with them.
 *
 * Gives 0 for a stream that is sound and lawful, 1 for one that is not, 2 when there was nothing to read.
 */
export async function inspectCommand(
  { file, json = false, operation, revision = newestRevision.id, role }: InspectArguments,
  io: Pick<Cli, 'stdin' | 'stdout' | 'stderr' | 'environment'>,
): Promise<number> {
  const content = await readAll(file, io)
  if (typeof content === 'string') {
    io.stderr.write(`${content}\n`)
    return 2
  }
  const input = readInput(content, file)
  const inspection = inspectStream(input.bytes, {
    revision,
    ...(operation !== undefined && { operation }),
    ...(role !== undefined && { role }),
  })
  const { faults, readings, findings } = inspection
  const wrong = [...faults, ...readings.flatMap((reading) => reading.faults), ...findings]
  io.stdout.write(
    json
      ? `${JSON.stringify(toJson(inspection, input.form, revision), null, 2)}\n`
      : draw(inspection, input, revision, createPaint(io)),
  )
  return wrong.some(({ level }) => level !== 'info') ? 1 : 0
}

/** The content of a file, or why there is none in one sentence. */
async function readAll(file: string, { stdin }: Pick<Cli, 'stdin'>): Promise<Uint8Array | string> {
  try {
    const pieces: Uint8Array[] = []
    if (file === '-') for await (const piece of stdin) pieces.push(piece)
    const content = file === '-' ? Buffer.concat(pieces) : await readFile(file)
    return content.length > 0
      ? content
      : `${file === '-' ? 'standard input' : file} is empty: there is no stream in it`
  } catch (error) {
    return `cannot read ${file}: ${(error as Error).message}`
  }
}
