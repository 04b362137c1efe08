/** What may be wrong with a question to the contract. */
export type ContractErrorCode =
  | 'unknown-revision'
  | 'unknown-operation'
  | 'unknown-part'
  | 'unknown-requirement'

/**
 * Thrown when the contract is asked for something it does not have: a revision before the first, an operation that a
 * revision did not know yet. Never thrown for a value that breaks the contract; that is a `Violation`.
 */
export class ContractError extends Error {
  override readonly name = 'ContractError'

  constructor(
    readonly code: ContractErrorCode,
    message: string,
  ) {
    super(message)
  }
}
