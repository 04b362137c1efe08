import * as fc from 'fast-check'
import { within, type Range } from '../../arbitrary/within.js'
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
export function documents({
  formats = DOCUMENT_FORMATS,
  byteLength = { min: 1, max: DOCUMENT_LIMITS.bytes },
}: DocumentRanges = {}): fc.Arbitrary<Document> {
  const fitting = formats.filter((format) => minimumDocumentBytes(format) <= byteLength.max)
  if (fitting.length === 0) {
    throw new RangeError(
      `No ${formats.join(', ')} has a length of ${byteLength.min} to ${byteLength.max} bytes.`,
    )
  }
  return fc
    .tuple(fc.constantFrom(...fitting), within(byteLength))
    .map(([format, length]) =>
      document({ format, byteLength: Math.max(length, minimumDocumentBytes(format)) }),
    )
}
