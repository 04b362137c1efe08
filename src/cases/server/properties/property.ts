import * as fc from 'fast-check'
import type { Requirement } from '../../../contract/index.js'
import type { Evidence, Finding } from '../../case.js'
import { evidenceOf } from '../common/evidence.js'
import type { Seen, ServerCase, ServerObservation } from '../common/serverCase.js'
import type { ServerSubject } from '../../../subjects/server/subject.js'

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

/** Thrown by a property for a value that breaks it. */
export class Broken extends Error {
  override readonly name = 'Broken'

  constructor(
    readonly finding: Finding,
    readonly seen: readonly Seen[],
  ) {
    super(finding.message)
  }
}

/** Thrown by a property for a value that no request can carry. */
export class Unsendable extends Error {
  override readonly name = 'Unsendable'
}

interface PropertyDraft<Value> {
  readonly id: string
  readonly requirement: Requirement
  readonly title: string
  readonly features: readonly string[]
  readonly twins: readonly string[]
  readonly options: PropertyOptions
  /** Made when the case is observed: it takes a moment. */
  readonly values: () => fc.Arbitrary<Value>
  /** Resolves when the value says nothing against the subject, with whether it was judged at all; rejects with `Broken`. */
  readonly holds: (value: Value, subject: ServerSubject, signal: AbortSignal) => Promise<boolean>
}

export interface PropertyObservation extends ServerObservation {
  readonly property: {
    readonly judged: number
    readonly broken?: { readonly finding: Finding; readonly value: string; readonly again: Counterexample }
  }
}

/** Part of the time of a case that is left for the report. */
const MARGIN = 0.8

/** A case that sends many random values and, when one breaks the property, the simplest that does. */
export function propertyCase<Value>(draft: PropertyDraft<Value>): ServerCase {
  const { id, requirement, title, features, twins, options } = draft
  return {
    id,
    requirement,
    title,
    features,
    twins,
    observe: (subject, signal) => observe(draft, subject, signal),
    check: (observation) => {
      const { judged, broken } = (observation as PropertyObservation).property
      if (broken !== undefined)
        return [
          { ...broken.finding, message: `${broken.finding.message}; the least request: ${broken.value}` },
        ]
      return judged === 0 ? { skip: `none of ${options.runs} values could be judged` } : []
    },
    evidence: (observation) => {
      const { broken } = (observation as PropertyObservation).property
      const again: Evidence[] =
        broken === undefined ? [] : [{ title: 'counterexample', text: JSON.stringify(broken.again) }]
      return [...observation.exchanges.slice(0, 2).flatMap(evidenceOf), ...again]
    },
  }
}

async function observe<Value>(
  { id, options, values, holds }: PropertyDraft<Value>,
  subject: ServerSubject,
  signal: AbortSignal,
): Promise<PropertyObservation> {
  const arbitrary = values()
  let judged = 0
  let last: Broken | undefined
  const property = fc.asyncProperty(arbitrary, async (value) => {
    if (signal.aborted) return
    try {
      if (await holds(value, subject, signal)) judged += 1
    } catch (error) {
      if (error instanceof Unsendable) return
      if (error instanceof Broken) last = error
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
      interruptAfterTimeLimit: subject.timeout * MARGIN,
      markInterruptAsFailure: false,
    })
    if (!details.failed) continue
    // Something else than the property broke: that is a fault of the harness, and said as one.
    if (last === undefined) throw details.errorInstance
    return {
      exchanges: last.seen,
      property: {
        judged,
        broken: {
          finding: last.finding,
          value: fc.stringify(details.counterexample![0]),
          again: { case: id, seed: details.seed, path: details.counterexamplePath! },
        },
      },
    }
  }
  return { exchanges: [], property: { judged } }
}
