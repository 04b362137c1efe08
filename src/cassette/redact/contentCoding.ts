import {
  brotliCompressSync,
  brotliDecompressSync,
  constants,
  deflateSync,
  gunzipSync,
  gzipSync,
  inflateSync,
} from 'node:zlib'
import { header, type HeaderList } from '../../wire/http/message.js'

interface Coding {
  undo(bytes: Uint8Array): Uint8Array
  redo(bytes: Uint8Array): Uint8Array
}

/** As far as a body that was cut off goes. */
const partial = { finishFlush: constants.Z_SYNC_FLUSH }
const gzip: Coding = { undo: (bytes) => gunzipSync(bytes, partial), redo: (bytes) => gzipSync(bytes) }

/** The codings of RFC 9110, section 8.4.1, and Brotli (RFC 7932). */
const codings: Readonly<Record<string, Coding>> = {
  identity: { undo: (bytes) => bytes, redo: (bytes) => bytes },
  gzip,
  'x-gzip': gzip,
  deflate: { undo: (bytes) => inflateSync(bytes, partial), redo: (bytes) => deflateSync(bytes) },
  br: {
    undo: (bytes) => brotliDecompressSync(bytes, { finishFlush: constants.BROTLI_OPERATION_FLUSH }),
    redo: (bytes) => brotliCompressSync(bytes),
  },
}

/** A body without its content codings, and the way back; nothing when there is a coding that cannot be undone. */
export interface Decoded {
  readonly bytes: Uint8Array
  encode(bytes: Uint8Array): Uint8Array
}

export function undoCodings(body: Uint8Array, headers: HeaderList): Decoded | undefined {
  const names = (header(headers, 'content-encoding') ?? '')
    .split(',')
    .map((name) => name.trim().toLowerCase())
    .filter((name) => name !== '')
  const applied = names.map((name) => codings[name])
  if (!applied.every((coding) => coding !== undefined)) return undefined
  if (body.byteLength === 0) return { bytes: body, encode: (bytes) => bytes }
  try {
    return {
      bytes: applied.reduceRight((bytes, coding) => coding.undo(bytes), body),
      encode: (bytes) => applied.reduce((plain, coding) => coding.redo(plain), bytes),
    }
  } catch {
    return undefined
  }
}
