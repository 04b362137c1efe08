import type * as fc from 'fast-check'
import { choice } from '../../recipes/choice.js'
import { integers, type Range } from '../../recipes/integer.js'
import { arbitrary, type Recipe } from '../../recipes/recipe.js'
import {
  document,
  DOCUMENT_FORMATS,
  minimumDocumentBytes,
  type Document,
  type DocumentFormat,
} from '../documents/document.js'

export interface DocumentRanges {
  readonly formats?: readonly DocumentFormat[]
  /** Length of the file. */
  readonly byteLength?: Range
}

/** What "4.5 MB" allows whoever reads it: 4,500,000 bytes under every reading, more than 4,718,592 under none. */
export const DOCUMENT_LIMITS = { bytes: 4_500_000, bytesAtMost: 4_718_592 } as const

/**
 * Documents inside the documented limit, or inside another range; the limit itself is hit on purpose. A length below the
 * format's minimum becomes the minimum. Shrinks to the smallest document, without ever making one.
 *
 * @throws RangeError when no format can be as short as the longest length.
 */
export const documents = (ranges: DocumentRanges = {}): fc.Arbitrary<Document> =>
  arbitrary(documentRecipe(ranges))

export function documentRecipe({
  formats = DOCUMENT_FORMATS,
  byteLength = { min: 1, max: DOCUMENT_LIMITS.bytes },
}: DocumentRanges = {}): Recipe<Document> {
  const fitting = formats.filter((format) => minimumDocumentBytes(format) <= byteLength.max)
  if (fitting.length === 0) {
    throw new RangeError(
      `No ${formats.join(', ')} has a length of ${byteLength.min} to ${byteLength.max} bytes.`,
    )
  }
  const recipes = { format: choice(...fitting), byteLength: integers(byteLength) }
  return {
    make: (random) => fit(recipes.format.make(random), recipes.byteLength.make(random)),
    simplest: () => fit(fitting[0]!, byteLength.min),
    *simplify(value) {
      for (const simple of recipes.byteLength.simplify(value.byteLength)) {
        const shorter = fit(value.format, simple)
        if (shorter.byteLength < value.byteLength) yield shorter
      }
      for (const simple of recipes.format.simplify(value.format)) yield documentIn(value, simple)
    },
  }
}

/** The same document in another format: the shortest, when it was the shortest, otherwise as long as before. */
export function documentIn(value: Document, format: DocumentFormat): Document {
  if (format === value.format) return value
  const isShortest = value.byteLength === minimumDocumentBytes(value.format)
  return fit(format, isShortest ? 0 : value.byteLength)
}

const fit = (format: DocumentFormat, byteLength: number): Document =>
  document({ format, byteLength: Math.max(byteLength, minimumDocumentBytes(format)) })
