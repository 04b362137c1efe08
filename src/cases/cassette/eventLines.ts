import type { SequenceEvent } from '../../stream/event.js'

/**
 * Events that a source kept without their frames, one JSON object a line: `{"messageStart":{"role":"assistant"}}`.
 * `undefined` where the body is anything else.
 */
export function readEventLines(body: Uint8Array): readonly SequenceEvent[] | undefined {
  const lines = Buffer.from(body)
    .toString()
    .split('\n')
    .filter((line) => line.trim() !== '')
  const events = lines.map(readLine)
  const whole = events.filter((event) => event !== undefined)
  return whole.length > 0 && whole.length === events.length ? whole : undefined
}

function readLine(line: string): SequenceEvent | undefined {
  let value: unknown
  try {
    value = JSON.parse(line)
  } catch {
    return undefined
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined
  const [entry, ...others] = Object.entries(value)
  if (entry === undefined || others.length > 0) return undefined
  const [type, payload] = entry
  return { kind: type.endsWith('Exception') ? 'exception' : 'event', type, payload }
}
