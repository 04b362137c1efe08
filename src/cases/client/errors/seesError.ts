import type { ClientHello, ClientOutcome } from '../../../subjects/client/subject.js'
import type { Finding } from '../../case.js'

/** What the caller of a client has to be told. */
export interface ExpectedError {
  /** Without namespace; the first letter in either case, since an exception of a stream goes by its member or shape. */
  readonly name?: string
  /** Occurs in the message. */
  readonly message?: string
  readonly status?: number
  readonly requestId?: string
  /** Members of the error beyond its message. */
  readonly fields?: Readonly<Record<string, unknown>>
  /** Texts that occur somewhere in what the caller is told, in whatever case. */
  readonly tells?: readonly string[]
}

/** Everything that the caller was not told, or was told wrong. A client with a form of its own names errors as it likes. */
export function seesError(
  { features }: ClientHello,
  outcome: ClientOutcome,
  expected: ExpectedError,
): Finding[] {
  const { error } = outcome
  if (error === undefined) return [{ message: `the call had to fail, and gave its caller ${given(outcome)}` }]
  const findings: Finding[] = []
  const ask = (what: string, pointer: string, wanted: unknown, found: unknown, holds: boolean): void => {
    if (wanted !== undefined && !holds)
      findings.push({
        message: `the ${what} of the error had to be ${JSON.stringify(wanted)} and is ${JSON.stringify(found) ?? 'missing'}`,
        pointer: `/error/${pointer}`,
      })
  }
  const { message, status, requestId, tells = [] } = expected
  const { name, fields = {} }: ExpectedError = features.includes('own-form') ? {} : expected
  ask('name', 'name', name, error.name, name !== undefined && isSameName(name, error.name))
  ask('message', 'message', message, error.message, message !== undefined && error.message.includes(message))
  ask('status', 'statusCode', status, error.statusCode, status === error.statusCode)
  ask('request id', 'requestId', requestId, error.requestId, requestId === error.requestId)
  for (const [member, wanted] of Object.entries(fields)) {
    const found = error.fields?.[member]
    ask(`member ${member}`, `fields/${member}`, wanted, found, found === wanted)
  }
  const told = JSON.stringify([error.name, error.message, error.fields]).toLowerCase()
  for (const text of tells) {
    if (!told.includes(JSON.stringify(text).slice(1, -1).toLowerCase()))
      findings.push({ message: `the error had to tell ${JSON.stringify(text)}`, pointer: '/error' })
  }
  return findings
}

/** Whether two names are one, but for the case of the first letter. */
export const isSameName = (one: string, other: string): boolean => lowerFirst(one) === lowerFirst(other)

const lowerFirst = (name: string): string => name.charAt(0).toLowerCase() + name.slice(1)

function given({ output, events, summary }: ClientOutcome): string {
  if (events !== undefined) return `${events.length} events and their end`
  if (summary !== undefined) return `${summary.count} events and their end`
  return output === undefined ? 'nothing' : `output: ${JSON.stringify(output).slice(0, 200)}`
}
