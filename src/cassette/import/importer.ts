import type { Cassette, ImportedFrom } from '../cassette.js'

export type SourceFormat = ImportedFrom['format']

/** A file of another tool. */
export interface SourceFile {
  /** Without its folder. */
  readonly name: string
  /** For formats that keep a part in other files. */
  readonly folder: string
  readonly text: string
}

/** Reads the recordings of one other tool. */
export interface Importer {
  readonly format: SourceFormat
  /** What its files are, in a few words: `VCR.py YAML`. */
  readonly title: string
  /**
   * The interactions of a file in their order, each as a cassette that is not redacted yet, or with the reason why it
   * can be none.
   *
   * @throws NotOfFormat when the file is not one of this tool
   */
  read(file: SourceFile): AsyncIterable<Interaction> | Iterable<Interaction>
}

/** `index` is the position in the file, from 0. */
export type Interaction =
  | { readonly index: number; readonly cassette: Cassette }
  | { readonly index: number; readonly reason: string }

/** Thrown when a file is not of the format that it was taken for; the message says why in one sentence. */
export class NotOfFormat extends Error {
  override readonly name = 'NotOfFormat'
  /** Whether the file is meant to be of the format, and is damaged: no other format needs to be tried. */
  readonly isNear: boolean

  constructor(message: string, { isNear = false } = {}) {
    super(message)
    this.isNear = isNear
  }
}

/** Thrown inside an importer for one interaction that can be no cassette; becomes its `reason`. */
export class NoExchange extends Error {
  override readonly name = 'NoExchange'
}

/** Read interactions one by one: one that can be no cassette does not stop the others. */
export function* each<T>(
  items: readonly T[],
  read: (item: T, index: number) => Cassette,
): Generator<Interaction> {
  for (const [index, item] of items.entries()) {
    try {
      yield { index, cassette: read(item, index) }
    } catch (error) {
      if (!(error instanceof NoExchange)) throw error
      yield { index, reason: error.message }
    }
  }
}
