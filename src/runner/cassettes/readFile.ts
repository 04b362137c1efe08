import { readFileSync } from 'node:fs'
import type { Cassette } from '../../cassette/cassette.js'
import { CassetteError, extension, parseCassette } from '../../cassette/format/index.js'
import { NotOfFormat, readInteractions } from '../../cassette/import/index.js'
import { defaultRedaction, redactCassette } from '../../cassette/redact/index.js'
import type { RecordedFile } from './files.js'

/** One exchange of a file, or what is wrong with it. */
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

/** Whether a file holds one exchange, in the format of this package; any other may hold many. */
export const isCassette = ({ path }: RecordedFile): boolean => path.endsWith(extension)

/**
 * The exchanges of a file, one after the other; those of another tool are read as `cassettes import` would, and numbered.
 * What is wrong with a file is one of them, and never an exception.
 */
export async function* readRecordings(file: RecordedFile): AsyncGenerator<Recording> {
  try {
    if (isCassette(file)) yield { name: file.name, content: readOne(file, file.name + extension) }
    else yield* readForeign(file)
  } catch (error) {
    yield { name: file.name, content: asDamage(error) }
  }
}

/** Read at once: a thread has nothing else to do meanwhile, and a file that is waited for costs three times as much. */
const readOne = ({ path }: RecordedFile, called: string): Cassette =>
  parseCassette(readFileSync(path, 'utf8'), called)

async function* readForeign({ path, name }: RecordedFile): AsyncGenerator<Recording> {
  try {
    for await (const interaction of readInteractions(path)) {
      const content =
        'reason' in interaction
          ? { damage: interaction.reason, hint: 'mend the interaction, or leave it out of the file' }
          : // What is shown of it as evidence must not give anything away.
            redactCassette(interaction.cassette, defaultRedaction)
      yield { name: `${name}/${interaction.index}`, content }
    }
  } catch (error) {
    if (!(error instanceof NotOfFormat)) throw error
    yield { name, content: readOne({ path, name }, name) }
  }
}

function asDamage(error: unknown): Damage {
  if (error instanceof CassetteError) return { damage: error.message, hint: error.hint }
  const { code } = error as NodeJS.ErrnoException
  // A message of the system has the path in it as this machine knows it.
  if (code !== undefined) return { damage: `the file cannot be read: ${code}`, hint: 'make it readable' }
  throw error
}
