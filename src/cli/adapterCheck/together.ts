import { basicCase } from '../../cases/client/basic.js'
import type { ClientObservation } from '../../cases/client/observation.js'
import type { ClientPlan } from '../../cases/client/plan.js'
import { exampleScript } from '../../cases/client/samples.js'
import type { ModelOperation } from '../../contract/index.js'
import { makeStep, returned, type Step } from './step.js'

/** Milliseconds for which the first of two calls waits for its answer. */
const WAIT = 1_000

/** Two calls at once, the first of which is answered late: an adapter that takes both answers the second meanwhile. */
export const togetherStep = (plan: ClientPlan, operation: ModelOperation, concurrency: number): Step => ({
  ...makeStep(plan, operation, {
    title: 'concurrency: a call is answered while another waits',
    mend: `make each call in a thread or task of its own, or leave \`"concurrency":${concurrency}\` out of \`hello\``,
    script: () => ({
      replies: exampleScript(plan, operation).replies.map((reply) => ({
        ...reply,
        body: reply.body.map((piece, index) => (index === 0 ? { ...piece, after: WAIT } : piece)),
      })),
    }),
    check: returned,
  }),
  meanwhile: basicCase(plan, operation),
})

/** Whether the call that was made meanwhile had its answer first. */
export const isOvertaken = (waiting: ClientObservation, meanwhile: ClientObservation): boolean =>
  meanwhile.calls[0]!.outcome.milliseconds < waiting.calls[0]!.outcome.milliseconds
