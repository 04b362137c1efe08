import { hasRequest, toHar, type AskedCassette } from '../../cassette/export/har.js'
import { CassetteError, findCassettes, readCassette } from '../../cassette/format/index.js'
import { writeWhole } from '../../files/writeWhole.js'
import { oneLine } from '../../report/escape.js'
import { many } from '../../report/words.js'
import type { Cli } from '../cli.js'

export interface ExportFlags {
  readonly output?: string
  readonly lenient?: boolean
}

/**
 * Export cassettes as one archive; what is refused is told on standard error.
 *
 * @throws CassetteError for a path that is not there
 */
export async function runExport(
  files: readonly string[],
  { output, lenient = false }: ExportFlags,
  { stdout, stderr, finish }: Pick<Cli, 'stdout' | 'stderr' | 'finish'>,
): Promise<void> {
  const cassettes: AskedCassette[] = []
  let refused = 0
  for await (const file of findCassettes(files)) {
    const cassette = await readOrRefuse(file)
    if (typeof cassette !== 'string') cassettes.push(cassette)
    else {
      refused += 1
      stderr.write(`${oneLine(`refused ${cassette}`)}\n`)
    }
  }
  const text = toHar(cassettes)
  if (output === undefined) stdout.write(text)
  else {
    await writeWhole(output, text)
    stdout.write(`${many(cassettes.length, 'cassette')} in ${output}\n`)
  }
  stderr.write(refused === 0 ? '' : `refused: ${many(refused, 'file')}\n`)
  finish(refused > 0 && !lenient ? 1 : 0)
}

/** The cassette, or why it cannot be exported. */
async function readOrRefuse(file: string): Promise<AskedCassette | string> {
  try {
    const cassette = await readCassette(file)
    return hasRequest(cassette)
      ? cassette
      : `${file}: it has no request, and no entry of a HAR can be without`
  } catch (error) {
    if (error instanceof CassetteError) return error.message
    throw error
  }
}
