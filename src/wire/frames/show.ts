import type { HeaderValue } from './message.js'

/** A header value as text for people: its type, and its value as far as one line holds it. */
export function stringifyHeader({ type, value }: HeaderValue): string {
  return `${type} ${stringifyValue(value)}`
}

function stringifyValue(value: HeaderValue['value']): string {
  if (value instanceof Uint8Array) {
    const hex = Buffer.from(value.subarray(0, MOST / 2)).toString('hex')
    return value.length > MOST / 2 ? `${hex}… (${value.length} bytes)` : hex
  }
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? 'no date' : value.toISOString()
  if (typeof value !== 'string') return String(value)
  const text = JSON.stringify(value)
  return text.length > MOST ? `${text.slice(0, MOST)}… (${value.length} characters)` : text
}

const MOST = 64
