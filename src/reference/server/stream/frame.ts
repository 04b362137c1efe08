import { encodeMessage } from '../../../wire/frames/encode.js'
import { stringifySorted } from '../../../wire/rest/index.js'
import { BASE62 } from '../chance.js'
import type { Call, StreamEvent } from '../parts.js'

/**
 * One event as a message, its headers in the order of the service. Every event, but no exception, is padded with `p`: a
 * prefix of the letters and digits, from 2 to 61 of them, so that the length of a message says little about its text.
 */
export function frameOf(event: StreamEvent, call: Call): Uint8Array {
  const isEvent = event.kind === 'event'
  const payload = isEvent
    ? { ...event.payload, p: BASE62.slice(0, call.chance.between(2, 61)) }
    : event.payload
  return encodeMessage({
    headers: {
      [isEvent ? ':event-type' : ':exception-type']: { type: 'string', value: event.type },
      ':content-type': { type: 'string', value: 'application/json' },
      ':message-type': { type: 'string', value: event.kind },
    },
    body: new TextEncoder().encode(stringifySorted(payload)),
  })
}
