/** Bounds what a run asks of its subject, whatever the cases do. */
export interface Budget {
  /** How many requests were sent. */
  readonly spent: number
  /**
   * Call it before each request.
   *
   * @throws BudgetSpent when no more may be sent; let it through, the session knows what it means
   */
  take(): void
}

/** Thrown in place of a request over the limit of `--max-requests`. Not a fault: the case becomes `blocked`. */
export class BudgetSpent extends Error {
  override readonly name = 'BudgetSpent'

  constructor(readonly limit: number) {
    super(`the limit of ${limit} requests was reached (--max-requests)`)
  }
}

export function createBudget(limit = Number.POSITIVE_INFINITY): Budget {
  let spent = 0
  return {
    get spent() {
      return spent
    },
    take() {
      if (spent >= limit) throw new BudgetSpent(limit)
      spent += 1
    },
  }
}
