import { kebab, type ModelOperation } from '../../../contract/index.js'
import { lazy } from '../../../lazy.js'
import type { Level } from '../../../contract/requirement.js'
import type { ScriptedReply } from '../../../subjects/client/script.js'
import type { ClientFeature, ClientOptions } from '../../../subjects/client/subject.js'
import { basicCaseId } from '../basic.js'
import type { ClientCaseData } from '../clientCase.js'
import type { ClientPlan } from '../plan.js'
import { exampleCall } from '../samples.js'
import { once } from '../errors/modelled.js'
import { always } from '../scripts.js'
import { streamRequirement } from './rules.js'
import { seesStream, type ExpectedStream } from './seesStream.js'

/** An answer, and what its caller has to see; more than one thing where there is a choice. */
export interface Stream {
  readonly reply: ScriptedReply
  readonly expect: ExpectedStream | readonly ExpectedStream[]
}

/** One case about streams, without what they all have. */
export interface StreamDraft {
  /** Behind the operation: `converse-stream.stream.…`. */
  readonly id: string
  readonly rule: string
  readonly level?: Level
  readonly title: string
  readonly options?: ClientOptions
  readonly features?: readonly ClientFeature[]
  /** The client need not send anything. */
  readonly silent?: boolean
  /** What is answered, and what the caller has to see of it. Made when it is needed: some are large. */
  readonly stream: () => Stream
  /** What is asked beyond that. */
  readonly check?: ClientCaseData['check']
}

/** A case whose call is answered with a stream. */
export function streamCase(
  plan: ClientPlan,
  operation: ModelOperation,
  { id, rule, level, title, options, features, silent, stream, check = () => [] }: StreamDraft,
): ClientCaseData {
  const made = lazy(stream)
  return {
    id: `${kebab(operation.name)}.stream.${id}`,
    requirement: streamRequirement(rule),
    ...(level !== undefined && { level }),
    title,
    twins: [basicCaseId(operation)],
    ...(features !== undefined && { features }),
    ...(silent !== undefined && { silent }),
    script: () => always(made().reply),
    calls: (key) => [
      exampleCall(plan, operation, key, { optionally: once, ...(options !== undefined && { options }) }),
    ],
    check: (observation) => {
      const seen = observation.calls.flatMap(({ outcome }) =>
        seesStream(plan.model, operation, observation.hello, outcome, [made().expect].flat()),
      )
      const more = check(observation)
      return 'skip' in more ? more : [...seen, ...more]
    },
  }
}
