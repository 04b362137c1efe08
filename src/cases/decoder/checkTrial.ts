import type { ObservedError, ObservedEvent } from '../../subjects/decoder/subject.js'
import { stringifyHeader } from '../../wire/frames/show.js'
import type { HeaderValue, Message } from '../../wire/frames/message.js'
import type { ErrorExpectation, ObservedTrial } from './caseData.js'

/** What a decoder did wrong with one stream, in one sentence. */
export function checkTrial({ outcome, expect }: ObservedTrial): string | undefined {
  return (
    (outcome.fault !== undefined && outcome.end !== 'error' ? outcome.fault : undefined) ??
    (expect.messages && differ('message', expect.messages, outcome.messages, compareMessages)) ??
    (expect.payloads &&
      differ(
        'message',
        expect.payloads,
        outcome.messages.map(({ body }) => body),
        compareBodies,
      )) ??
    (expect.events && differ('event', expect.events, outcome.events, compareEvents)) ??
    checkEnd(expect.end, outcome.end, outcome.error) ??
    (expect.error && outcome.error && checkError(expect.error, outcome.error)) ??
    checkMemory(expect.allocatesAtMost, outcome.allocated)
  )
}

function differ<T>(
  what: string,
  expected: readonly T[],
  actual: readonly T[],
  compare: (expected: T, actual: T) => string | undefined,
): string | undefined {
  for (const [index, item] of expected.entries()) {
    const given = actual[index]
    if (given === undefined) return `expected ${count(expected.length, what)}, got ${actual.length}`
    const difference = compare(item, given)
    if (difference !== undefined) return `${what} ${index}: ${difference}`
  }
  const surplus = actual.length - expected.length
  return surplus > 0 ? `expected ${count(expected.length, what)}, got ${surplus} more` : undefined
}

const count = (number: number, what: string) =>
  `${number === 0 ? 'no' : number} ${what}${number === 1 ? '' : 's'}`

export function compareMessages(expected: Message, actual: Message): string | undefined {
  const names = Object.keys(expected.headers)
  for (const name of names) {
    const wanted = expected.headers[name]!
    const given = Object.hasOwn(actual.headers, name) ? actual.headers[name] : undefined
    if (given === undefined) return `header ${JSON.stringify(name)} is missing`
    if (given.type !== wanted.type || !isSame(given.value, wanted.value)) {
      return `header ${JSON.stringify(name)}: expected ${stringifyHeader(wanted)}, got ${stringifyHeader(given)}`
    }
  }
  const surplus = Object.keys(actual.headers).find((name) => !Object.hasOwn(expected.headers, name))
  if (surplus !== undefined) return `header ${JSON.stringify(surplus)} was not there`
  return compareBodies(expected.body, actual.body)
}

function isSame(one: HeaderValue['value'], other: HeaderValue['value']): boolean {
  if (one instanceof Uint8Array) return other instanceof Uint8Array && Buffer.compare(one, other) === 0
  if (one instanceof Date) return other instanceof Date && one.getTime() === other.getTime()
  return one === other
}

function compareBodies(expected: Uint8Array, actual: Uint8Array): string | undefined {
  if (Buffer.compare(expected, actual) === 0) return undefined
  const at = expected.findIndex((byte, index) => byte !== actual[index])
  if (at === -1) return `expected a payload of ${expected.length} bytes, got ${actual.length}`
  return `the payload differs from byte ${at} on: expected ${hexFrom(expected, at)}, got ${hexFrom(actual, at)}`
}

const hexFrom = (bytes: Uint8Array, at: number) =>
  at < bytes.length ? Buffer.from(bytes.subarray(at, at + 8)).toString('hex') : 'its end'

function compareEvents(expected: ObservedEvent, actual: ObservedEvent): string | undefined {
  if (actual.type !== expected.type) return `expected ${expected.type}, got ${actual.type}`
  return lacks(expected.payload, actual.payload, expected.type)
}

/** The first place at which `actual` does not have what `expected` has. */
function lacks(expected: unknown, actual: unknown, path: string): string | undefined {
  if (typeof expected !== 'object' || expected === null || typeof actual !== 'object' || actual === null) {
    return Object.is(expected, actual)
      ? undefined
      : `${path}: expected ${brief(expected)}, got ${brief(actual)}`
  }
  for (const [name, value] of Object.entries(expected)) {
    const given: unknown = Object.hasOwn(actual, name) ? (actual as Record<string, unknown>)[name] : undefined
    const difference = lacks(value, given, `${path}.${name}`)
    if (difference !== undefined) return difference
  }
  return undefined
}

function brief(value: unknown): string {
  const text = JSON.stringify(value) ?? String(value)
  return text.length > 60 ? `${text.slice(0, 60)}…` : text
}

function checkEnd(expected: string, actual: string, error: ObservedError | undefined): string | undefined {
  if (expected === 'either' || expected === actual) return undefined
  if (expected === 'error') return 'expected an error, got a clean end'
  return `expected no error, got ${brief(error?.message)}`
}

function checkError({ name, tells = [] }: ErrorExpectation, error: ObservedError): string | undefined {
  if (name !== undefined && capital(error.name) !== capital(name)) {
    return `expected an error of type ${name}, got ${error.name}`
  }
  const told = [error.name, error.message, JSON.stringify(error.members ?? {})].join(' ').toLowerCase()
  // Alternatives are separated by a bar.
  const untold = tells.find((text) => !text.split('|').some((one) => told.includes(one.toLowerCase())))
  return untold === undefined
    ? undefined
    : `the error does not tell ${brief(untold)}: ${brief(error.message)}`
}

const capital = (name: string) => name.charAt(0).toUpperCase() + name.slice(1)

function checkMemory(most: number | undefined, allocated: number | undefined): string | undefined {
  if (most === undefined || allocated === undefined || allocated <= most) return undefined
  return `it asked for more than ${most / 2 ** 20} MiB for a length that it had only been told`
}
