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
import { streamRequirement } from './rules.js'
import { seesStream, type ExpectedStream } from './seesStream.js'

/** What is answered to one call, and what its caller has to see; more than one thing where there is a choice. */
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
  /** How many calls there are; 1 unless given. */
  readonly count?: number
  /** Of each call, what is answered and what its caller has to see. Made when it is needed: some are large. */
  readonly streams: () => readonly Stream[]
  /** What is asked beyond that. */
  readonly check?: ClientCaseData['check']
}

/** A case whose calls are answered with a stream each. */
export function streamCase(
  plan: ClientPlan,
  operation: ModelOperation,
  { id, rule, level, title, options, features, silent, count = 1, streams, check = () => [] }: StreamDraft,
): ClientCaseData {
  const made = lazy(streams)
  return {
    id: `${kebab(operation.name)}.stream.${id}`,
    requirement: streamRequirement(rule),
    ...(level !== undefined && { level }),
    title,
    twins: [basicCaseId(operation)],
    ...(features !== undefined && { features }),
    ...(silent !== undefined && { silent }),
    script: () => ({ replies: made().map(({ reply }) => reply) }),
    calls: (key) =>
      Array.from({ length: count }, () =>
        exampleCall(plan, operation, key, { optionally: once, ...(options !== undefined && { options }) }),
      ),
    check: (observation) => {
      const seen = observation.calls.flatMap(({ outcome }, index) =>
        seesStream(plan.model, operation, observation.hello, outcome, [made()[index]!.expect].flat()),
      )
      const more = check(observation)
      return 'skip' in more ? more : [...seen, ...more]
    },
  }
}
