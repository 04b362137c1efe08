import { readdir, readFile, stat } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { sha256Hex } from '../../wire/auth/sha256.js'
import { writeWhole } from '../../files/writeWhole.js'
import { extension, formatCassette, wordsOf } from '../format/index.js'
import { redactCassette, type RedactedCassette, type RedactionRules } from '../redact/index.js'
import { importers } from './importers.js'
import { type Interaction, NotOfFormat, type SourceFile, type SourceFormat } from './importer.js'

export interface ImportOptions {
  /** Told from the content of each file when it is not given. */
  readonly from?: SourceFormat
  readonly outputDir: string
  readonly redaction: RedactionRules
}

/** What became of a file as a whole, or of one interaction in it. */
export type Outcome = Saved | Refused

export interface Saved {
  /** `present`: the very same file was there. */
  readonly kind: 'written' | 'present'
  readonly file: string
  readonly index: number
  readonly path: string
}

export interface Refused {
  readonly kind: 'refused'
  readonly file: string
  /** Absent when it is the file as a whole. */
  readonly index?: number
  readonly reason: string
}

/**
 * Import files and folders of other tools' recordings: each interaction becomes a redacted cassette in `outputDir`.
 *
 * What cannot be imported is an outcome, and the rest goes on. Rejects for a folder that cannot be written to.
 */
export async function* importFiles(paths: Iterable<string>, options: ImportOptions): AsyncGenerator<Outcome> {
  for (const path of paths) {
    for await (const file of filesIn(path)) yield* importFile(file, options)
  }
}

/** A file, or those in a folder and the folders in it, in the order of their names; not what is hidden there. */
async function* filesIn(path: string): AsyncGenerator<string> {
  const found = await stat(path).catch(() => undefined)
  if (found?.isDirectory() !== true) {
    yield path
    return
  }
  const entries = await readdir(path, { withFileTypes: true })
  for (const { name } of entries.sort((left, right) => (left.name < right.name ? -1 : 1))) {
    if (!name.startsWith('.')) yield* filesIn(join(path, name))
  }
}

async function* importFile(
  file: string,
  { from, outputDir, redaction }: ImportOptions,
): AsyncGenerator<Outcome> {
  try {
    for await (const interaction of readInteractions(file, from)) {
      const { index } = interaction
      if ('reason' in interaction) yield { kind: 'refused', file, index, reason: interaction.reason }
      else {
        const cassette = redactCassette(interaction.cassette, redaction)
        yield { file, index, ...(await save(cassette, outputDir)) }
      }
    }
  } catch (error) {
    if (!(error instanceof NotOfFormat)) throw error
    yield { kind: 'refused', file, reason: error.message }
  }
}

/**
 * The interactions of a file of another tool as they are, with its secrets, and without writing anything.
 *
 * @throws NotOfFormat when it is the file of no tool that is known here
 */
export async function* readInteractions(file: string, from?: SourceFormat): AsyncGenerator<Interaction> {
  yield* readSource({ name: basename(file), folder: dirname(file), text: await readText(file) }, from)
}

async function readText(file: string): Promise<string> {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(await readFile(file))
  } catch (error) {
    const isBinary = error instanceof TypeError
    throw new NotOfFormat(isBinary ? 'it is no text in UTF-8' : (error as Error).message)
  }
}

/** The interactions by the importer of a format, or by the first one that takes the file for its own. */
async function* readSource(source: SourceFile, from: SourceFormat | undefined): AsyncGenerator<Interaction> {
  const candidates = importers.filter(({ format }) => from === undefined || format === from)
  for (const importer of candidates) {
    try {
      yield* importer.read(source)
      return
    } catch (error) {
      if (!(error instanceof NotOfFormat)) throw error
      if (error.isNear || from !== undefined) throw new NotOfFormat(`not ${importer.title}: ${error.message}`)
    }
  }
  if (/^\s*\{\s*"cassette"/u.test(source.text)) throw new NotOfFormat('it is a cassette already')
  throw new NotOfFormat(`it is none of ${candidates.map(({ title }) => title).join(', ')}`)
}

/** Under a name of its own: what it was, and as much of its digest as sets it apart from what is there. */
async function save(cassette: RedactedCassette, folder: string): Promise<Pick<Saved, 'kind' | 'path'>> {
  const text = formatCassette(cassette)
  const digest = sha256Hex(text)
  const words = cassette.request === undefined ? ['answer', ...wordsOf(cassette)] : wordsOf(cassette)
  for (let length = SHORTEST; ; length += SHORTEST) {
    const path = join(folder, [...words, digest.slice(0, length)].join('-') + extension)
    const there = await readFile(path, 'utf8').catch(() => undefined)
    if (there === text) return { kind: 'present', path }
    if (there === undefined) {
      await writeWhole(path, text)
      return { kind: 'written', path }
    }
  }
}

const SHORTEST = 8
