import { importFiles, type Outcome, type SourceFormat } from '../../cassette/import/index.js'
import { oneLine } from '../../report/escape.js'
import { grouped, many } from '../../report/words.js'
import type { Cli } from '../cli.js'
import { redactionOf } from './redactionOf.js'

export interface ImportFlags {
  readonly from?: SourceFormat
  readonly outputDir: string
  readonly redact?: readonly string[]
  readonly lenient?: boolean
}

/**
 * Import files: what is refused is told at once on standard error, what became of the whole at the end.
 *
 * @throws HarnessError `bad-option` for a pattern that is no regular expression
 */
export async function runImport(files: readonly string[], flags: ImportFlags, cli: Cli): Promise<void> {
  const { from, outputDir, lenient = false } = flags
  const options = { outputDir, redaction: redactionOf(flags.redact), ...(from !== undefined && { from }) }
  const tally = new Tally()
  for await (const outcome of importFiles(files, options)) {
    tally.add(outcome)
    if (outcome.kind === 'refused') {
      const { file, index, reason } = outcome
      const place = index === undefined ? file : `${file}, interaction ${index}`
      cli.stderr.write(`${oneLine(`refused ${place}: ${reason}`)}\n`)
    }
    if (cli.interrupted.aborted) break
  }
  cli.stdout.write(`${tally.describe(outputDir)}\n`)
  if (cli.interrupted.aborted) cli.finish(130)
  else cli.finish(tally.hasRefused && !lenient ? 1 : 0)
}

/** What became of files and interactions. */
class Tally {
  readonly #imported = new Set<string>()
  readonly #count = { written: 0, present: 0, files: 0, interactions: 0 }

  add(outcome: Outcome): void {
    if (outcome.kind === 'refused') {
      this.#count[outcome.index === undefined ? 'files' : 'interactions'] += 1
      return
    }
    this.#imported.add(outcome.file)
    this.#count[outcome.kind] += 1
  }

  get hasRefused(): boolean {
    return this.#count.files + this.#count.interactions > 0
  }

  describe(folder: string): string {
    const { written, present, files, interactions } = this.#count
    const read = `${many(written + present, 'interaction')} of ${many(this.#imported.size, 'file')}`
    return [
      `${read}: ${many(written, 'cassette')} written to ${folder}, ${grouped(present)} there already`,
      `refused: ${many(files, 'file')}, ${many(interactions, 'interaction')}`,
    ].join('\n')
  }
}
