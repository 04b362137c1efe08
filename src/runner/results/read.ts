import { readFile } from 'node:fs/promises'
import { checkAgainst, describeFault } from '../../files/checkAgainst.js'
import { HarnessError } from '../harnessError.js'
import type { Results } from './results.js'

/**
 * Read a `results.json`.
 *
 * @throws HarnessError `bad-results` when it cannot be read, is not JSON or not in format 1
 */
export async function readResults(file: string): Promise<Results> {
  let value: unknown
  try {
    value = JSON.parse(await readFile(file, 'utf8'))
  } catch (error) {
    throw new HarnessError('bad-results', `${file}: ${(error as Error).message}`, { cause: error })
  }
  const faults = checkAgainst('results', value)
  if (faults.length === 0) return value as Results
  throw new HarnessError(
    'bad-results',
    `${file} is no results file of format 1: ${describeFault(faults[0]!)}`,
    {
      hint: 'results files are written by --reporter json',
    },
  )
}
