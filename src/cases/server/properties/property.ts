import type * as fc from 'fast-check'
import type { Requirement } from '../../../contract/index.js'
import { judgeSearch, searchBroken, type PropertyOptions, type Searched } from '../../property.js'
import { evidenceOf } from '../common/evidence.js'
import type { Seen, ServerCase, ServerObservation } from '../common/serverCase.js'
import type { ServerSubject } from '../../../subjects/server/subject.js'

interface PropertyDraft<Value> {
  readonly id: string
  readonly requirement: Requirement
  readonly title: string
  readonly features: readonly string[]
  readonly twins: readonly string[]
  readonly options: PropertyOptions
  /** Made when the case is observed: it takes a moment. */
  readonly values: () => fc.Arbitrary<Value>
  /**
   * Resolves when the value says nothing against the subject, with whether it was judged at all; rejects with
   * `Broken<readonly Seen[]>`.
   */
  readonly holds: (value: Value, subject: ServerSubject, signal: AbortSignal) => Promise<boolean>
}

export interface PropertyObservation extends ServerObservation {
  readonly property: Searched<readonly Seen[]>
}

/** A case that sends many random values and, when one breaks the property, the simplest that does. */
export function propertyCase<Value>(draft: PropertyDraft<Value>): ServerCase {
  const { id, requirement, title, features, twins, options, values, holds } = draft
  return {
    id,
    requirement,
    title,
    features,
    twins,
    observe: async (subject, signal): Promise<PropertyObservation> => {
      const property = await searchBroken<Value, readonly Seen[]>({
        id,
        options,
        values: values(),
        holds: (value) => holds(value, subject, signal),
        limit: subject.timeout,
        signal,
      })
      return { exchanges: property.broken?.seen ?? [], property }
    },
    check: (observation) => judgeSearch((observation as PropertyObservation).property, options),
    evidence: (observation) => {
      const { broken } = (observation as PropertyObservation).property
      return [
        ...observation.exchanges.slice(0, 2).flatMap(evidenceOf),
        ...(broken === undefined ? [] : [{ title: 'counterexample', text: JSON.stringify(broken.again) }]),
      ]
    },
  }
}
