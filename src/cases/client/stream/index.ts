import { operationAt } from '../../../contract/index.js'
import type { ClientCaseData } from '../clientCase.js'
import type { ClientPlan } from '../plan.js'
import { consumerCases } from './consumer.js'
import { brokenStreams } from './frames.js'
import { lawfulStreams } from './lawful.js'
import { oddMessageCases } from './messages.js'

/** What a caller sees of a stream, whole or broken, read to its end or left. */
export const streamCases = (plan: ClientPlan): readonly ClientCaseData[] =>
  ['ConverseStream', 'InvokeModelWithResponseStream']
    .filter((name) => plan.model.operations.has(name as never))
    .map((name) => operationAt(plan.model, name))
    .flatMap((operation) => [
      ...lawfulStreams(plan, operation),
      ...oddMessageCases(plan, operation),
      ...brokenStreams(plan, operation),
      ...consumerCases(plan, operation),
    ])
