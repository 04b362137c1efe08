import type { OperationName } from '../operations.js'
import type { Enforcement, Level, RequirementKind, Source } from '../requirement.js'

/** Something in a request that breaks a rule. */
export interface Breach {
  readonly pointer: string
  readonly message: string
}

/** A request as a rule sees it: any JSON, since it is judged whether or not its shapes are right. */
export type Check = (request: Readonly<Record<string, unknown>>) => Iterable<Breach>

/**
 * A restriction of requests that no shape expresses: only prose states it, or only the service's replies show it.
 *
 * A check must be silent about what another requirement already reports (a name that is no string, a list that is
 * missing), and wherever the documents leave a question open.
 */
export interface Rule {
  /** Requirement id without the operation: `messages.images.max-count`. */
  readonly name: string
  readonly operations: readonly OperationName[]
  readonly level: Level
  readonly kind: RequirementKind
  readonly source: Source
  readonly since: string
  readonly until?: string
  readonly enforcement: Enforcement
  readonly check: Check
  /**
   * What the service does where that is not what the documents say: another check, or `none` when it enforces nothing.
   * A profile may choose this reading; the documented one is the default.
   */
  readonly serviceReading?: Check | 'none'
}

export const converseOperations: readonly OperationName[] = ['Converse', 'ConverseStream']
export const invokeOperations: readonly OperationName[] = ['InvokeModel', 'InvokeModelWithResponseStream']

/** Documents that rules quote, so that each is named in one way. */
export const sources = {
  converse2024May: 'Converse API documentation of 2024-05-30',
  converse2024July: 'Converse API documentation of 2024-07-25',
  invoke2024July: 'InvokeModelWithResponseStream API documentation of 2024-07-25',
  sdk2024August: 'AWS SDK for JavaScript class documentation of 2024-08-29',
  modelText: (date: string) => `documentation strings of the service model since ${date}`,
  serviceReply: 'reply of the service, quoted in public',
} as const
