import type { EventKind } from '../../stream/event.js'
import { readEvent } from '../../stream/readEvent.js'
import { inspect } from '../../wire/frames/inspect.js'
import { parseJson } from '../../wire/rest/index.js'

/** One event of a recorded stream, as JSON. */
export interface RecordedEvent {
  readonly kind: EventKind
  readonly type: string
  /** The payload; that of a `chunk` with the JSON that its `bytes` hold. */
  readonly value: unknown
}

/** The events of a body, and what keeps it from being read in full: one line for each fault. */
export interface RecordedEvents {
  readonly events: readonly RecordedEvent[]
  readonly faults: readonly string[]
}

export function readEvents(body: Uint8Array): RecordedEvents {
  const { messages, faults } = inspect(body)
  const readings = messages.map((message) => readEvent(message))
  return {
    events: readings.flatMap(({ event }) =>
      event === undefined
        ? []
        : [{ kind: event.kind, type: event.type, value: openBytes(event.type, event.payload) }],
    ),
    faults: [
      ...faults.filter(({ level }) => level !== 'info').map(({ code, field }) => `${code} in ${field}`),
      ...readings.flatMap((reading) => reading.faults.map(({ message }) => message)),
    ],
  }
}

/** The payload of a `chunk` is JSON in base64 in JSON; what is no JSON stays as it is. */
function openBytes(type: string, payload: unknown): unknown {
  if (payload instanceof Uint8Array) return Buffer.from(payload).toString('base64')
  const { bytes } = Object(payload) as { readonly bytes?: unknown }
  if (type !== 'chunk' || typeof bytes !== 'string') return payload
  const parsed = parseJson(Buffer.from(bytes, 'base64'))
  return 'json' in parsed ? { ...(payload as object), bytes: parsed.json } : payload
}
