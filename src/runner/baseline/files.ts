import { readFile } from 'node:fs/promises'
import { checkAgainst, describeFault } from '../../files/checkAgainst.js'
import { writeWhole } from '../../files/writeWhole.js'
import { HarnessError } from '../harnessError.js'
import { emptyBaseline, type Baseline } from './baseline.js'

/**
 * Read a baseline; one that is to be updated need not exist yet.
 *
 * @throws HarnessError `bad-baseline` when it cannot be read, is not JSON or not in format 1
 */
export async function readBaseline(
  file: string,
  options: { readonly mayBeAbsent: boolean },
): Promise<Baseline> {
  let value: unknown
  try {
    value = JSON.parse(await readFile(file, 'utf8'))
  } catch (error) {
    if (options.mayBeAbsent && (error as NodeJS.ErrnoException).code === 'ENOENT') return emptyBaseline
    throw new HarnessError('bad-baseline', `${file}: ${(error as Error).message}`, {
      cause: error,
      hint: 'a baseline is written by --update-baseline',
    })
  }
  const faults = checkAgainst('baseline', value)
  if (faults.length === 0) return value as Baseline
  throw new HarnessError('bad-baseline', `${file} is no baseline of format 1: ${describeFault(faults[0]!)}`)
}

export const writeBaseline = (file: string, baseline: Baseline): Promise<void> =>
  writeWhole(file, `${JSON.stringify(baseline, null, 2)}\n`)
