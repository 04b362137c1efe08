import { keysOf, type Violation, type ViolatedConstraint } from '../../contract/index.js'
import type { ServiceError } from '../../wire/rest/index.js'
import { ruleWording } from './wording.js'

/**
 * The refusal of a request in the layers of the service: what cannot be deserialized at all; then every broken
 * constraint of the model in one reply, with list positions from 1; then the first broken rule, with positions from 0.
 */
export function refusalOf(violations: readonly Violation[]): ServiceError {
  const mistyped = violations.find(
    ({ constraint }) => constraint?.kind === 'type' || constraint?.kind === 'base64',
  )
  if (mistyped !== undefined) {
    return {
      name: 'SerializationException',
      status: 400,
      message: `${dotted(mistyped.pointer)} ${mistyped.message}`,
      from: 'coral',
    }
  }
  const broken = violations.filter(({ constraint }) => constraint !== undefined)
  const message = broken.length > 0 ? constraintMessage(broken) : ruleMessage(violations[0]!)
  return { name: 'ValidationException', status: 400, message }
}

function constraintMessage(violations: readonly Violation[]): string {
  const clauses = violations.map(
    ({ pointer, constraint }) =>
      `Value${constraint!.kind === 'required' ? ' null' : ''} at '${membered(pointer)}' failed to satisfy constraint: ${phrase(constraint!)}`,
  )
  const count = `${violations.length} validation error${violations.length === 1 ? '' : 's'} detected`
  return `${count}: ${clauses.join('; ')}`
}

function phrase({ kind, limit, pattern, values = [] }: ViolatedConstraint): string {
  switch (kind) {
    case 'required':
      return 'Member must not be null'
    case 'enum':
      return `Member must satisfy enum value set: [${values.join(', ')}]`
    case 'pattern':
      return `Member must satisfy regular expression pattern: ${pattern}`
    case 'union':
      return `Member must set one of the following keys: ${values.join(', ')}`
    case 'min':
      return `Member must have value greater than or equal to ${limit}`
    case 'max':
      return `Member must have value less than or equal to ${limit}`
    default:
      return `Member must have length ${kind.startsWith('min') ? 'greater' : 'less'} than or equal to ${limit}`
  }
}

function ruleMessage({ requirement, pointer, message }: Violation): string {
  const name = requirement.slice(requirement.indexOf('.') + 1)
  const path = dotted(pointer)
  return ruleWording[name]?.({ path, pointer }) ?? `The value at ${path} is invalid: it ${message}.`
}

/** `/messages/0/content` as `messages.0.content`. */
const dotted = (pointer: string): string => keysOf(pointer).join('.')

/** `/messages/0/content` as `messages.1.member.content`. */
const membered = (pointer: string): string =>
  keysOf(pointer)
    .map((key) => (/^\d+$/.test(key) ? `${Number(key) + 1}.member` : key))
    .join('.')
