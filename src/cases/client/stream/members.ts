import { variantsOf, type ModelOperation } from '../../../contract/index.js'
import type { SequenceEvent } from '../../../stream/event.js'
import { blockKind, blockKinds } from '../../../stream/grammar.js'
import { defaultProfile } from '../../../subjects/profile/defaults.js'
import { lawfulValues } from '../../server/request/lawful.js'
import type { ClientCaseData } from '../clientCase.js'
import type { ClientPlan } from '../plan.js'
import { streamReply } from '../scripts.js'
import { delta, start, stop, told } from './story.js'
import { streamCase } from './streamCase.js'

type Members = Readonly<Record<string, unknown>>

/** Every member, every branch of a union and every value of an enum that events of the revision have. */
export function memberCases(plan: ClientPlan, operation: ModelOperation): readonly ClientCaseData[] {
  if (operation.name !== 'ConverseStream') return []
  const { model } = plan
  const variants = (shape: string): readonly Members[] =>
    variantsOf(model, shape, {
      ...lawfulValues({ model, profile: defaultProfile }),
      ConversationRole: 'assistant',
    }) as Members[]
  const text = [delta(0, { text: 'Hello' }), stop(0)]
  const streams = {
    'content-block-delta': [told(blocks(variants('ContentBlockDelta'), variants('ContentBlockStart')))],
    'content-block-start': [told(starts(variants('ContentBlockStart')))],
    'message-stop': variants('MessageStopEvent').map((stopping) => told(text, stopping)),
    metadata: variants('ConverseStreamMetadataEvent').map((metadata) => told(text, undefined, metadata)),
  }
  return Object.entries(streams).map(([id, stories]) =>
    streamCase(plan, operation, {
      id: `members.${id}`,
      rule: 'events.members',
      title: `every documented member and value of ${id} reaches the caller`,
      count: stories.length,
      streams: () =>
        stories.map((events) => ({ reply: streamReply(operation, events), expect: { events, end: 'end' } })),
    }),
  )
}

/** A block for each delta, begun as its kind asks for. */
function blocks(deltas: readonly Members[], begun: readonly Members[]): readonly SequenceEvent[] {
  return deltas.flatMap((content, index) => {
    const kind = blockKind(content)
    const beginning = begun.find((candidate) => blockKind(candidate) === kind)
    const needsStart = kind !== undefined && blockKinds[kind].start && beginning !== undefined
    return [...(needsStart ? [start(index, beginning)] : []), delta(index, content), stop(index)]
  })
}

const starts = (begun: readonly Members[]): readonly SequenceEvent[] =>
  begun.flatMap((content, index) => [start(index, content), stop(index)])
