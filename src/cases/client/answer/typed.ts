import type { ModelOperation } from '../../../contract/index.js'
import type { ScriptedReply } from '../../../subjects/client/script.js'
import type { ClientCaseData } from '../clientCase.js'
import { undocumentedIn } from '../compare/undocumented.js'
import { draftCase } from '../draft.js'
import { unlessOwnForm } from '../ownForm.js'
import type { ClientPlan } from '../plan.js'
import { exampleAnswer, exampleEvents } from '../samples.js'
import { answerReply, streamReply } from '../scripts.js'
import { eachReturned } from './returned.js'
import { strange, withUnknownMembers } from './rewrite.js'

/** Where a client promises typed output, what the contract does not have stays out of it, the padding of events too. */
export function typedCases(plan: ClientPlan, operation: ModelOperation): readonly ClientCaseData[] {
  const { model } = plan
  const { output, responseStream } = operation
  if (output.payload !== undefined && responseStream === undefined) return []
  const root = responseStream ?? output
  const reply = (): ScriptedReply =>
    responseStream === undefined
      ? answerReply(
          operation,
          withUnknownMembers(model, output.name, exampleAnswer(plan, operation)) as typeof strange,
        )
      : streamReply(
          operation,
          exampleEvents(operation).map((event) => ({
            ...event,
            payload: { ...(event.payload as object), p: 'abcdefghijkl', ...strange },
          })),
        )
  return [
    draftCase(plan, operation, {
      id: 'answer.typed',
      rule: 'answer.typed',
      title: 'nothing is handed to the caller that the contract does not have',
      features: ['typed-output'],
      script: () => ({ replies: [reply()] }),
      check: unlessOwnForm((observation) =>
        eachReturned(observation, (outcome) =>
          (responseStream === undefined ? [outcome.output] : (outcome.events ?? [])).flatMap((value) =>
            undocumentedIn(model, root.name, value).map((pointer) => ({
              message: 'the contract has no such member',
              pointer,
            })),
          ),
        ),
      ),
    }),
  ]
}
