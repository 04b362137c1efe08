import type { HeaderList } from '../../wire/http/message.js'
import { undoCodings } from './contentCoding.js'
import type { Piece } from './pieces.js'
import { beginsWithFrame, redactFrames } from './redactFrames.js'
import type { Redactor } from './redactor.js'

/** What `provenance.redacted` counts a body by that is left out, because nobody can look into it. */
export const UNREADABLE = 'unreadable-body'

/**
 * The pieces of a body before and after. A body with a content coding is decoded to look into it, and coded again only if
 * something was found; one that cannot be decoded is left out as a whole.
 */
export function redactBody(body: Uint8Array, headers: HeaderList, redactor: Redactor): readonly Piece[] {
  const decoded = undoCodings(body, headers)
  if (decoded === undefined) {
    redactor.counts.set(UNREADABLE, (redactor.counts.get(UNREADABLE) ?? 0) + 1)
    return [{ before: body, after: new Uint8Array(0) }]
  }
  const pieces = beginsWithFrame(decoded.bytes)
    ? redactFrames(decoded.bytes, redactor)
    : [{ before: decoded.bytes, after: redactor.bytes(decoded.bytes) }]
  if (decoded.bytes === body) return pieces
  if (pieces.every(({ before, after }) => before === after || Buffer.compare(before, after) === 0)) {
    return [{ before: body, after: body }]
  }
  return [{ before: body, after: decoded.encode(Buffer.concat(pieces.map(({ after }) => after))) }]
}
