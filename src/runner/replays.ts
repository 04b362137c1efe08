import { readFile } from 'node:fs/promises'
import type { Counterexample } from '../cases/server/index.js'
import { HarnessError } from './harnessError.js'

/**
 * Counterexamples out of the files that earlier runs wrote.
 *
 * @throws HarnessError `bad-option` for a file that cannot be read, or is none
 */
export const readReplays = (files: readonly string[]): Promise<readonly Counterexample[]> =>
  Promise.all(files.map(readReplay))

async function readReplay(file: string): Promise<Counterexample> {
  const text = await readFile(file, 'utf8').catch((error: Error) => {
    throw new HarnessError('bad-option', `${file} cannot be read: ${error.message}`)
  })
  const found = parse(text)
  if (isCounterexample(found)) return found
  throw new HarnessError('bad-option', `${file} is no counterexample: it must have case, seed and path`, {
    hint: 'give a file of the folder counterexamples that a run wrote',
  })
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

const isCounterexample = (value: unknown): value is Counterexample =>
  typeof value === 'object' &&
  value !== null &&
  typeof (value as Counterexample).case === 'string' &&
  Number.isInteger((value as Counterexample).seed) &&
  typeof (value as Counterexample).path === 'string'
