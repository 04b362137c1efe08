import { checkAgainst, describeFault } from '../../files/checkAgainst.js'
import type { ClientAnswer, ClientCall, ClientError } from './subject.js'

/** The line that asks for a call. */
export const writeCall = (id: number, call: ClientCall): string => JSON.stringify({ id, ...call })

/** What keeps a value from being a greeting, in one sentence; `undefined` when it is one. */
export const faultOfGreeting = (value: unknown): string | undefined => faultOf('greeting', value)

/** What keeps a value from being what a module says of itself. */
export const faultOfHello = (value: unknown): string | undefined => faultOf('hello', value)

/** What the caller of the client saw, out of an answer; a sentence when it is none. */
export function readAnswer(value: Readonly<Record<string, unknown>>): ClientAnswer | string {
  const given = withoutNulls(value)
  if (parts.every((part) => given[part] === undefined)) {
    return `it has neither ${parts.join(' nor ')}`
  }
  const fault = faultOf('answer', given)
  if (fault !== undefined) return fault
  const { id: _, error, ...answer } = given
  // The schema has said that it is one.
  return { ...answer, ...(isObject(error) && { error: withoutNulls(error) as unknown as ClientError }) }
}

const parts = ['output', 'events', 'summary', 'error'] as const

/** The beginning of something that was read, for a sentence. */
export const quoteLine = (line: string): string =>
  JSON.stringify(line.length > 100 ? `${line.slice(0, 100)}…` : line)

function faultOf(definition: 'greeting' | 'hello' | 'answer', value: unknown): string | undefined {
  const faults = checkAgainst('adapter', value, definition)
  return faults.length === 0 ? undefined : faults.map(describeFault).join('; ')
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null

const withoutNulls = (value: Readonly<Record<string, unknown>>): Record<string, unknown> =>
  Object.fromEntries(Object.entries(value).filter(([, member]) => member !== null))
