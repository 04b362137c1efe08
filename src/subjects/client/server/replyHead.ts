import { STATUS_CODES } from 'node:http'
import { header, type HeaderList } from '../../../wire/http/message.js'
import type { ScriptedReply } from '../script.js'
import { isBodiless } from './performReply.js'

/** How a reply says where its body ends. */
export interface ReplyFraming {
  /** Those of the script, with the field that frames the body unless it has one of its own. */
  readonly headers: HeaderList
  /** Whether the body is written in chunks (RFC 9112, section 7.1). */
  readonly isChunked: boolean
  /** Whether the declared length is that of the body; where it is not, the connection cannot be used again. */
  readonly isLengthRight: boolean
}

export function framingOf(reply: ScriptedReply): ReplyFraming {
  const { body, length = 'chunked' } = reply
  const own = body.reduce((sum, { bytes }) => sum + bytes.byteLength, 0)
  const isFramed =
    isBodiless(reply) ||
    ['content-length', 'transfer-encoding'].some((name) => header(reply.headers, name) !== undefined)
  const field: HeaderList[number] =
    length === 'chunked'
      ? ['Transfer-Encoding', 'chunked']
      : ['Content-Length', String(length === 'exact' ? own : length)]
  const headers = isFramed ? reply.headers : [...reply.headers, field]
  return {
    headers,
    isChunked: /\bchunked\b/i.test(header(headers, 'transfer-encoding') ?? ''),
    isLengthRight: Number(header(headers, 'content-length') ?? own) === own,
  }
}

/** Status line and header section (RFC 9112, sections 4 and 5), up to the empty line. */
export function headText({ status }: ScriptedReply, { headers }: ReplyFraming): string {
  const lines = headers.map(([name, value]) => `${name}: ${value}\r\n`)
  return `HTTP/1.1 ${status} ${STATUS_CODES[status] ?? ''}\r\n${lines.join('')}\r\n`
}
