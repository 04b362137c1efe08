import { ContractError } from './contractError.js'
import { operationAt, shapeAt, type Model, type ModelOperation, type StructureAt } from './model.js'

/**
 * What of an operation is judged: the whole request or response as a caller of an SDK sees it (header and URI members
 * included, event streams left out), one event of its response stream as `{ [event type]: payload }`, or an error as
 * `{ name, status, body }`.
 */
export type Part = 'request' | 'response' | 'event' | 'error'

export const parts: readonly Part[] = ['request', 'response', 'event', 'error']

/** The structure that describes a part; none for the event of an operation that does not stream, nor for errors. */
export function rootOf(operation: ModelOperation, part: Part): StructureAt | undefined {
  switch (part) {
    case 'request':
      return operation.input
    case 'response':
      return operation.output
    case 'event':
      return operation.responseStream
    case 'error':
      return undefined
  }
}

/** Ids of the requirements of a part begin with this: `converse`, `converse.response`, `converse-stream.event`. */
export const idPrefix = (operation: string, part: Part): string =>
  part === 'request' ? kebab(operation) : `${kebab(operation)}.${part}`

/** `ConverseStream` as `converse-stream`. */
export function kebab(name: string): string {
  const known = kebabs.get(name)
  if (known !== undefined) return known
  const made = name.replace(/(?<!^)[A-Z]/g, '-$&').toLowerCase()
  kebabs.set(name, made)
  return made
}

/** Of the names of operations and errors: asked for with every value that is judged. */
const kebabs = new Map<string, string>()

/** @throws ContractError `unknown-part`, or `unknown-operation` when the revision has no such operation. */
export function partOf(
  model: Model,
  operationName: string,
  part: string,
): { operation: ModelOperation; part: Part } {
  if (!parts.includes(part as Part)) {
    throw new ContractError(
      'unknown-part',
      `'${part}' is no part of an operation; parts are ${parts.join(', ')}`,
    )
  }
  const operation = operationAt(model, operationName)
  if (part === 'event' && operation.responseStream === undefined) {
    throw new ContractError('unknown-part', `${operationName} answers no event stream, so it has no events`)
  }
  return { operation, part: part as Part }
}

/** Whether a member is an event stream, which is judged event by event and never as part of the body. */
export function isEventStream(model: Model, target: string): boolean {
  const shape = shapeAt(model, target)
  return shape.type === 'structure' && shape.role === 'eventStream'
}
