import type { ByteQueue } from './byteQueue.js'
import { isToken } from './headers.js'
import type { HeaderList, HttpExchange } from './message.js'

/** Reading waits at each `yield` until the queue has more bytes, or has ended. */
export type Reading<T> = Generator<undefined, T, undefined>

/** The response cannot be read on: it ended too early (`reset`), or is not HTTP (`malformed`). */
export class ResponseFault extends Error {
  override readonly name = 'ResponseFault'

  constructor(
    readonly end: Extract<HttpExchange['end'], 'reset' | 'malformed'>,
    message: string,
  ) {
    super(message)
  }
}

const maxLine = 256 * 1024

/** One line without its end; `where` names the place in faults. */
export function* readLine(input: ByteQueue, where: string): Reading<string> {
  for (;;) {
    const line = input.line()
    if (line !== undefined) return line
    if (input.length > maxLine)
      throw new ResponseFault('malformed', `${where} has a line of more than ${maxLine} bytes`)
    if (input.ended) throw new ResponseFault('reset', `the connection was closed inside ${where}`)
    yield
  }
}

/** Header or trailer fields up to the empty line that ends them (RFC 9112, section 5). */
export function* readFields(input: ByteQueue, where: string): Reading<HeaderList> {
  const fields: [string, string][] = []
  for (;;) {
    const line = yield* readLine(input, where)
    if (line === '') return fields
    const last = fields.at(-1)
    if (/^[ \t]/.test(line) && last) {
      // obs-fold, to be read as a space (RFC 9112, section 5.2).
      last[1] = `${last[1]} ${line.trim()}`.trim()
      continue
    }
    const [, name = '', value = ''] = /^([^:]*):[ \t]*(.*?)[ \t]*$/.exec(line) ?? []
    if (!isToken(name)) {
      throw new ResponseFault('malformed', `${where} has a line that is no header field: ${quote(line)}`)
    }
    fields.push([name, value])
  }
}

/** The beginning of what was read, for a fault. */
export const quote = (text: string): string =>
  JSON.stringify(text.length > 60 ? `${text.slice(0, 60)}…` : text)
