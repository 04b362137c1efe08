import * as fc from 'fast-check'
import type { Finding } from './case.js'

/** Where a random value came from: with it, the same value is made again. */
export interface Counterexample {
  readonly case: string
  readonly seed: number
  /** As fast-check prints it. */
  readonly path: string
}

/** How properties are run. */
export interface PropertyOptions {
  readonly seed: number
  readonly runs: number
  /** Counterexamples of earlier runs, tried before anything random. */
  readonly replays: readonly Counterexample[]
  /** Do not look for a simpler value than the first that breaks the property. */
  readonly unshrunk?: boolean
}

/** Thrown by a property for a value that breaks it, with what was seen of the subject. */
export class Broken<Seen> extends Error {
  override readonly name = 'Broken'

  constructor(
    readonly finding: Finding,
    readonly seen: Seen,
  ) {
    super(finding.message)
  }
}

/** Thrown by a property for a value that no request can carry. */
export class Unsendable extends Error {
  override readonly name = 'Unsendable'
}

/** What a search found. */
export interface Searched<Seen> {
  /** Values that were judged. */
  readonly judged: number
  readonly broken?: {
    readonly finding: Finding
    readonly seen: Seen
    /** The simplest value that breaks the property, as text. */
    readonly value: string
    readonly again: Counterexample
  }
}

export interface Search<Value> {
  /** Id of the case. */
  readonly id: string
  readonly options: PropertyOptions
  readonly values: fc.Arbitrary<Value>
  /**
   * Resolves when the value says nothing against the subject, with whether it was judged at all; rejects with
   * `Broken<Seen>`.
   */
  readonly holds: (value: Value) => Promise<boolean>
  /** Milliseconds that it may take; what was found by then is what there is. */
  readonly limit: number
  readonly signal: AbortSignal
}

/** Part of the time of a case that is left for the report. */
const MARGIN = 0.8

/** Try random values, those of earlier counterexamples first, and look for the simplest that breaks the property. */
export async function searchBroken<Value, Seen>({
  id,
  options,
  values,
  holds,
  limit,
  signal,
}: Search<Value>): Promise<Searched<Seen>> {
  let judged = 0
  let last: Broken<Seen> | undefined
  const property = fc.asyncProperty(values, async (value) => {
    if (signal.aborted) return
    try {
      if (await holds(value)) judged += 1
    } catch (error) {
      if (error instanceof Unsendable) return
      if (error instanceof Broken) last = error as Broken<Seen>
      throw error
    }
  })
  const known = options.replays.filter((replay) => replay.case === id)
  const attempts = [
    ...known.map(({ seed, path }) => ({ seed, path, endOnFailure: true, numRuns: 1 })),
    { seed: options.seed, numRuns: options.runs },
  ]
  for (const attempt of attempts) {
    const details = await fc.check(property, {
      endOnFailure: options.unshrunk ?? false,
      ...attempt,
      interruptAfterTimeLimit: limit * MARGIN,
      markInterruptAsFailure: false,
    })
    if (!details.failed) continue
    // Something else than the property broke: that is a fault of the harness, and said as one.
    if (last === undefined) throw details.errorInstance
    const { finding, seen } = last
    const again = { case: id, seed: details.seed, path: details.counterexamplePath! }
    return { judged, broken: { finding, seen, value: fc.stringify(details.counterexample![0]), again } }
  }
  return { judged }
}

/** What a search says of a case: its finding with the simplest value, or that nothing could be judged. */
export function judgeSearch(
  { judged, broken }: Searched<unknown>,
  { runs }: Pick<PropertyOptions, 'runs'>,
): readonly Finding[] | { readonly skip: string } {
  if (broken === undefined) return judged === 0 ? { skip: `none of ${runs} values could be judged` } : []
  const { finding, value } = broken
  return [{ ...finding, message: `${finding.message}; the least request: ${value}` }]
}
