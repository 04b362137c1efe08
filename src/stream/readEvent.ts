import type { Level, Source } from '../contract/requirement.js'
import { utf8 } from '../wire/frames/headerTypes.js'
import type { InspectedMessage } from '../wire/frames/inspectedMessage.js'
import type { StreamEvent } from './event.js'
import { type EventFaultCode, eventRules } from './eventRules.js'

export interface EventFault {
  readonly code: EventFaultCode
  readonly level: Level
  /** What was there and what was expected, one sentence. */
  readonly message: string
  readonly source: Source
}

export interface EventReading {
  /** Absent where a decoder has to reject the message. */
  readonly event?: StreamEvent
  readonly faults: readonly EventFault[]
}

/**
 * Read what a message says.
 *
 * An exception or an error is one however little it tells, so it is never rejected, only noted. Where the event types of
 * the operation are given, an unknown one is passed on unread: "clients SHOULD NOT fail when an unknown event is
 * received" (Smithy 2.0, Streaming). Without them the payload of every event has to be a JSON object.
 */
export function readEvent(message: InspectedMessage, known?: ReadonlySet<string>): EventReading {
  const messageType = text(message, ':message-type')
  if ('fault' in messageType) return { faults: [messageType.fault] }
  switch (messageType.text) {
    case 'event':
      return readNamed(message, known)
    case 'exception':
      return readException(message)
    case 'error':
      return readError(message)
    default: {
      const found = JSON.stringify(messageType.text)
      return {
        faults: [fault('message-type.unknown', `:message-type is ${found}, not event, exception or error`)],
      }
    }
  }
}

function readNamed(message: InspectedMessage, known: ReadonlySet<string> | undefined): EventReading {
  const type = text(message, ':event-type')
  if ('fault' in type) return { faults: [type.fault] }
  const object = jsonObject(message.payload)
  if (object !== undefined)
    return { event: { kind: 'event', type: type.text, payload: object, message }, faults: [] }
  if (known !== undefined && !known.has(type.text)) {
    return { event: { kind: 'event', type: type.text, payload: message.payload, message }, faults: [] }
  }
  return { faults: [notJson(`the payload of ${type.text}`, message)] }
}

function readException(message: InspectedMessage): EventReading {
  const type = text(message, ':exception-type')
  const payload = jsonObject(message.payload)
  const faults = [
    ...('fault' in type ? [type.fault] : []),
    ...(payload === undefined ? [notJson('the payload of the exception', message)] : []),
  ]
  return { event: { kind: 'exception', type: 'text' in type ? type.text : '', payload, message }, faults }
}

function readError(message: InspectedMessage): EventReading {
  const code = text(message, ':error-code')
  const said = text(message, ':error-message')
  const faults = [code, said].flatMap((header) => ('fault' in header ? [header.fault] : []))
  const payload = { code: 'text' in code ? code.text : '', message: 'text' in said ? said.text : '' }
  return { event: { kind: 'error', type: payload.code, payload, message }, faults }
}

const fault = (code: EventFaultCode, message: string): EventFault => ({ code, message, ...eventRules[code] })

type TextHeader = ':message-type' | ':event-type' | ':exception-type' | ':error-code' | ':error-message'

function text(message: InspectedMessage, name: TextHeader): { text: string } | { fault: EventFault } {
  const value = message.header(name)
  if (value?.type === 'string') return { text: value.value }
  const rule = name.slice(1)
  const codes = [`${rule}.not-string`, `${rule}.missing`].filter(
    (code): code is EventFaultCode => code in eventRules,
  )
  if (value === undefined) return { fault: fault(codes.at(-1)!, `the header ${name} is missing`) }
  return { fault: fault(codes[0]!, `the header ${name} is of type ${value.type}, not a string`) }
}

function jsonObject(payload: Uint8Array): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(utf8.decode(payload))
    const isObject = typeof value === 'object' && value !== null && !Array.isArray(value)
    return isObject ? (value as Record<string, unknown>) : undefined
  } catch {
    return undefined
  }
}

function notJson(what: string, { payload }: InspectedMessage): EventFault {
  const start = JSON.stringify(Buffer.from(payload.subarray(0, 40)).toString())
  return fault('payload.json', `${what} is no JSON object in UTF-8: ${payload.length} bytes, ${start}`)
}
