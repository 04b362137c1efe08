import { inBytes, Media } from '../media.js'
import { join, lengthOf } from '../parts.js'
import { doc } from './doc.js'
import type { DocumentCodec } from './format.js'
import { docx, xlsx } from './openXml.js'
import { pdf } from './pdf.js'
import { csv, html, md, txt } from './text.js'
import { xls } from './xls.js'

const CODECS = { pdf, csv, doc, docx, xls, xlsx, html, txt, md } as const satisfies Record<
  string,
  DocumentCodec
>

export type DocumentFormat = keyof typeof CODECS

export const DOCUMENT_FORMATS = Object.keys(CODECS) as readonly DocumentFormat[]

export interface DocumentOptions {
  readonly format: DocumentFormat
  /** Length of the file in bytes, at least `minimumDocumentBytes`; the minimum, when it is left out. */
  readonly byteLength?: number
}

/** A document that its readers open, described and not yet made. */
export class Document extends Media {
  constructor(
    readonly format: DocumentFormat,
    readonly byteLength: number,
  ) {
    super()
  }

  bytes(): Uint8Array<ArrayBuffer> {
    return join(CODECS[this.format].parts(this.byteLength - minimumDocumentBytes(this.format)))
  }

  override toString(): string {
    return `<${this.format}, ${inBytes(this.byteLength)}>`
  }
}

/**
 * Describe a document.
 *
 * @throws RangeError for a length below the format's minimum, which the message names.
 */
export function document({ format, byteLength }: DocumentOptions): Document {
  const minimum = minimumDocumentBytes(format)
  const length = byteLength ?? minimum
  if (!Number.isInteger(length) || length < minimum) {
    throw new RangeError(`A ${format} has at least ${inBytes(minimum)}: byteLength ${length} is too small.`)
  }
  return new Document(format, length)
}

const minimums = new Map<DocumentFormat, number>()

/** Bytes of the smallest document that can be described. */
export function minimumDocumentBytes(format: DocumentFormat): number {
  const known = minimums.get(format)
  if (known !== undefined) return known
  const minimum = lengthOf(CODECS[format].parts(0))
  minimums.set(format, minimum)
  return minimum
}
