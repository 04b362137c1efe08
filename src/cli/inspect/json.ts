import type { StreamInspection } from '../../stream/inspectStream.js'
import type { Fault } from '../../wire/frames/fault.js'
import type { InspectedMessage } from '../../wire/frames/inspectedMessage.js'

/** An inspection as plain JSON: bytes in base64, longs as strings, timestamps as milliseconds. */
export function toJson(inspection: StreamInspection, form: string, revision: string): object {
  const { messages, readings, faults, gaps, findings, operation, byteLength } = inspection
  return {
    format: 1,
    form,
    byteLength,
    operation,
    revision,
    isSound: [...faults, ...readings.flatMap((reading) => reading.faults), ...findings].every(
      ({ level }) => level === 'info',
    ),
    messages: messages.map((message, index) => {
      const { event, faults: eventFaults } = readings[index]!
      return {
        ...describeMessage(message),
        event: event === undefined ? null : { kind: event.kind, type: event.type },
        faults: message.faults.map(describe),
        eventFaults,
      }
    }),
    faults: faults.map(describe),
    gaps,
    sequence: findings,
  }
}

function describeMessage(message: InspectedMessage): object {
  const { index, offset, totalLength, headersLength, preludeCrc, messageCrc, afterFault, payload } = message
  return {
    index,
    offset,
    totalLength,
    headersLength,
    preludeCrc,
    messageCrc,
    afterFault,
    headers: message.headers.map(({ name, value, indicator, offset, length, valueBytes }) => ({
      name,
      type: value.type,
      indicator,
      value: plain(value.value),
      offset,
      length,
      bytes: Buffer.from(valueBytes).toString('base64'),
    })),
    payload: Buffer.from(payload).toString('base64'),
  }
}

const describe = (fault: Fault): object => ({ ...fault })

function plain(value: unknown): unknown {
  if (value instanceof Uint8Array) return Buffer.from(value).toString('base64')
  if (value instanceof Date) return value.getTime()
  return typeof value === 'bigint' ? String(value) : value
}
