import type { EncoderModule, LooseMessage } from '../../subjects/encoder/subject.js'
import { grammars } from '../../stream/grammar.js'
import { encodeMessage } from '../../wire/frames/encode.js'
import { EncodeError } from '../../wire/frames/encodeError.js'
import { inspect } from '../../wire/frames/inspect.js'
import type { Message } from '../../wire/frames/message.js'
import type { Role } from '../../wire/frames/readFrame.js'

/** The encoder of this package as a subject of its own suite. */
export function referenceEncoder(role: Role = 'client'): EncoderModule {
  const encode = (message: LooseMessage): Uint8Array => {
    const bytes = encodeMessage(message as Message)
    const over = role === 'service' ? inspect(bytes, { role }).faults[0] : undefined
    if (over !== undefined) throw new EncodeError(`${over.field}: ${over.found}, ${over.expected}`)
    return bytes
  }
  return {
    encode,
    encodeStream: async function* encodeStream(messages) {
      for await (const message of messages) yield encode(message)
    },
    encodeEvent: (event) => encode(messageOf(event)),
  }
}

/** The message of an event or exception of ConverseStream, as the service sends it. */
export function messageOf(event: Readonly<Record<string, unknown>>): Message {
  const [type, payload] = Object.entries(event)[0]!
  const kind = Object.hasOwn(grammars.ConverseStream.exceptions, type) ? 'exception' : 'event'
  return {
    headers: {
      [`:${kind}-type`]: { type: 'string', value: type },
      ':content-type': { type: 'string', value: 'application/json' },
      ':message-type': { type: 'string', value: kind },
    },
    body: new TextEncoder().encode(JSON.stringify(payload)),
  }
}
