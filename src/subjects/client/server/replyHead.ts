import { STATUS_CODES } from 'node:http'
import { header, type HeaderList } from '../../../wire/http/message.js'
import type { ScriptedReply } from '../script.js'
import { isBodiless } from './performReply.js'

/** The length of the body in bytes. */
const lengthOf = ({ body }: ScriptedReply): number =>
  body.reduce((sum, { bytes }) => sum + bytes.byteLength, 0)

/** The headers of a reply with the field that frames its body, unless the script has one of its own. */
export function framedHeaders(reply: ScriptedReply): HeaderList {
  const { headers, length = 'chunked' } = reply
  const isFramed =
    header(headers, 'content-length') !== undefined || header(headers, 'transfer-encoding') !== undefined
  if (isFramed || isBodiless(reply)) return headers
  if (length === 'chunked') return [...headers, ['Transfer-Encoding', 'chunked']]
  return [...headers, ['Content-Length', String(length === 'exact' ? lengthOf(reply) : length)]]
}

/** Whether the body is written in chunks (RFC 9112, section 7.1). */
export const isChunked = (reply: ScriptedReply): boolean =>
  /\bchunked\b/i.test(header(framedHeaders(reply), 'transfer-encoding') ?? '')

/** Whether the declared length is that of the body; where it is not, the connection cannot be used again. */
export function isLengthRight(reply: ScriptedReply): boolean {
  const declared = header(framedHeaders(reply), 'content-length')
  return declared === undefined || Number(declared) === lengthOf(reply)
}

/** Status line and header section (RFC 9112, sections 4 and 5), up to the empty line. */
export function headText(reply: ScriptedReply): string {
  const lines = framedHeaders(reply).map(([name, value]) => `${name}: ${value}\r\n`)
  return `HTTP/1.1 ${reply.status} ${STATUS_CODES[reply.status] ?? ''}\r\n${lines.join('')}\r\n`
}
