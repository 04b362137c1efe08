import type { Part } from '../parts.js'

/** How one format describes a short complete document, padded where its readers do not look. */
export interface DocumentCodec {
  /** The whole file, with `padding` bytes more than the smallest one. */
  readonly parts: (padding: number) => readonly Part[]
}

/** What every document says, so that a reader can be seen to have read it. */
export const SENTENCE = 'Made to be read.'
