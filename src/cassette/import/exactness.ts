import { inspect } from '../../wire/frames/inspect.js'
import { sha256Hex } from '../../wire/auth/sha256.js'
import { header, type HeaderList } from '../../wire/http/message.js'

/**
 * Whether a recorded body can be the bytes that were on the wire, as far as its own headers and its form tell.
 *
 * A digest or length that was sent decides. Without one, a stream whose frames are sound as far as it goes is what was
 * sent, and JSON spread over lines is not: no client and no service of this API sends it so, but recorders store it so.
 */
export function mayBeExact(body: Uint8Array, headers: HeaderList): boolean {
  const digest = header(headers, 'x-amz-content-sha256')
  if (digest !== undefined && /^[0-9a-f]{64}$/u.test(digest)) return digest === sha256Hex(body)
  const length = header(headers, 'content-length')
  if (length !== undefined) return Number(length) === body.length
  // Recorders take off a content coding and leave the header in place.
  if (header(headers, 'content-encoding') !== undefined) return false
  return body[0] === 0 ? isSound(body) : !isSpread(Buffer.from(body).toString())
}

const isSound = (stream: Uint8Array): boolean =>
  inspect(stream).faults.every(({ code }) => code.endsWith('.truncated'))

function isSpread(text: string): boolean {
  if (!/^\s*[[{]\s*\n/u.test(text)) return false
  try {
    JSON.parse(text)
    return true
  } catch {
    return false
  }
}
