import { assembleFrame } from './assemble.js'
import { encodeHeader } from './encodeHeader.js'
import type { Message } from './message.js'

/**
 * The bytes of one message, headers in the order of the object's own keys.
 *
 * JavaScript moves keys that are array indices to the front; give `headers` as a list of pairs where such names must
 * keep their place, or where a name is to appear twice.
 *
 * @throws EncodeError for a header that the format cannot hold.
 */
export function encodeMessage(message: {
  readonly headers: Message['headers'] | readonly (readonly [string, Message['headers'][string]])[]
  readonly body: Uint8Array
}): Uint8Array {
  const { headers, body } = message
  const pairs = isList(headers) ? headers : Object.entries(headers)
  return assembleFrame({
    headers: Buffer.concat(pairs.map(([name, value]) => encodeHeader(name, value))),
    payload: body,
  })
}

const isList = (headers: object): headers is readonly (readonly [string, Message['headers'][string]])[] =>
  Array.isArray(headers)
