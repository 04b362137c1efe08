import type * as fc from 'fast-check'
import { requirement, type ModelOperation } from '../../../contract/index.js'
import type { ClientHello } from '../../../subjects/client/subject.js'
import { Broken, judgeSearch, searchBroken, type Searched } from '../../property.js'
import { answered } from '../answered.js'
import { basicCaseId } from '../basic.js'
import type { ClientCase, ClientCaseData } from '../clientCase.js'
import { evidenceOf, withoutKey } from '../evidence.js'
import { observeCalls } from '../makeClientCase.js'
import type { ClientObservation } from '../observation.js'
import { unlessOwnForm } from '../ownForm.js'
import type { ClientPlan } from '../plan.js'

interface PropertyDraft<Value> {
  readonly id: string
  /** Id of a requirement of the contract. */
  readonly requirement: string
  readonly title: string
  /** Made when the case is observed: it takes a moment. */
  readonly values: () => fc.Arbitrary<Value>
  /** What is done with one value, and what has to come of it; nothing where it cannot be judged. */
  readonly trial: (value: Value) => Pick<ClientCaseData, 'script' | 'calls'> & {
    readonly check: (observation: ClientObservation) => ReturnType<typeof answered>
  }
}

interface PropertyObservation extends ClientObservation {
  readonly property: Searched<ClientObservation>
}

/** Milliseconds, where the plan does not say. */
const LIMIT = 60_000

/** A case that makes calls with many random values and, when one breaks the property, the simplest that does. */
export function propertyCase<Value>(
  { model, properties, timeout = LIMIT }: ClientPlan,
  operation: ModelOperation,
  draft: PropertyDraft<Value>,
): ClientCase {
  const { id, title, values, trial } = draft
  const options = properties!
  return {
    id,
    requirement: requirement(draft.requirement, model.revision),
    title,
    features: [operation.name],
    twins: [basicCaseId(operation)],
    observe: async (stand, signal): Promise<PropertyObservation> => {
      const property = await searchBroken<Value, ClientObservation>({
        id,
        options,
        values: values(),
        holds: async (value) => {
          const { check, ...calls } = trial(value)
          const observation = await observeCalls(calls, stand, signal)
          const unanswered = answered(observation)
          const [finding] = unanswered.length > 0 ? unanswered : check(observation)
          if (finding !== undefined) throw new Broken(finding, observation)
          return true
        },
        limit: timeout,
        signal,
      })
      return { ...(property.broken?.seen ?? unseen(stand.client.hello)), property }
    },
    check: unlessOwnForm((observation) => {
      const judged = judgeSearch((observation as PropertyObservation).property, options)
      return 'skip' in judged
        ? judged
        : judged.map((finding) => ({ ...finding, message: withoutKey(finding.message, observation) }))
    }),
    evidence: (observation) => {
      const { broken } = (observation as PropertyObservation).property
      return broken === undefined
        ? []
        : [...evidenceOf(observation), { title: 'counterexample', text: JSON.stringify(broken.again) }]
    },
  }
}

/** What is left to see where nothing was broken. */
const unseen = (hello: ClientHello): ClientObservation => ({
  hello,
  key: 'KEY',
  endpoint: 'http://127.0.0.1',
  script: { replies: [] },
  endedAt: new Date(0),
  calls: [],
  arrivals: [],
})
