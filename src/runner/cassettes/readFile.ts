import { readFile } from 'node:fs/promises'
import type { Cassette } from '../../cassette/cassette.js'
import { CassetteError, extension, parseCassette } from '../../cassette/format/index.js'
import type { RecordedFile } from './files.js'

/** One exchange of a file, or what is wrong with the file. */
export interface Recording {
  /** What its cases are named by. */
  readonly name: string
  readonly content: Cassette | Damage
}

export interface Damage {
  /** One sentence that names the place. */
  readonly damage: string
  /** What to do about it. */
  readonly hint: string
}

/** The exchanges of a file, one after the other. What is wrong with it is one of them, and never an exception. */
export async function* readRecordings({ path, name }: RecordedFile): AsyncGenerator<Recording> {
  try {
    yield { name, content: parseCassette(await readFile(path, 'utf8'), name + extension) }
  } catch (error) {
    yield { name, content: asDamage(error) }
  }
}

function asDamage(error: unknown): Damage {
  if (error instanceof CassetteError) return { damage: error.message, hint: error.hint }
  const { code } = error as NodeJS.ErrnoException
  // A message of the system has the path in it as this machine knows it.
  if (code !== undefined) return { damage: `the file cannot be read: ${code}`, hint: 'make it readable' }
  throw error
}
