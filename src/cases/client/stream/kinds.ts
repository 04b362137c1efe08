import { shapeAt, type Model, type ModelOperation } from '../../../contract/index.js'
import type { SequenceEvent } from '../../../stream/event.js'
import type { ClientPlan } from '../plan.js'
import { delta, event, start, stop, storyOf, told } from './story.js'

/** A lawful stream of some kind. */
export interface StreamKind {
  readonly id: string
  readonly title: string
  /** Members that the revision must have. */
  readonly needs?: readonly (readonly [shape: string, member: string])[]
  readonly events: readonly SequenceEvent[]
  /** Its chunks are of no native format. */
  readonly raw?: boolean
}

/** The kinds of stream of an operation at the revision. */
export const kindsOf = ({ model }: ClientPlan, operation: ModelOperation): readonly StreamKind[] => [
  { id: 'story', title: 'a stream of text in every script', events: storyOf(operation) },
  ...(operation.name === 'ConverseStream' ? converseKinds : chunkKinds).filter(({ needs = [] }) =>
    needs.every((need) => has(model, ...need)),
  ),
]

function has(model: Model, name: string, member: string): boolean {
  if (!model.shapes.has(name)) return false
  const shape = shapeAt(model, name)
  return shape.type === 'structure' && shape.members.some((own) => own.name === member)
}

const base64 = (bytes: string): string => Buffer.from(bytes).toString('base64')
const fragments = ['', '{"city": "Zü', 'rich", "days": ', '3}']
const tool = { toolUseId: 'tooluse_0001', name: 'get_weather' }
const usesTool = (index: number): readonly SequenceEvent[] => [
  start(index, { toolUse: tool }),
  ...fragments.map((input) => delta(index, { toolUse: { input } })),
  stop(index),
]
const says = (index: number, ...texts: readonly string[]): readonly SequenceEvent[] => [
  ...texts.map((text) => delta(index, { text })),
  stop(index),
]
const assessment = {
  topicPolicy: { topics: [{ name: 'Weather', type: 'DENY', action: 'BLOCKED' }] },
}
const onePixel =
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNgAAAAAgABSK+kcQAAAABJRU5ErkJggg=='

const converseKinds: readonly StreamKind[] = [
  { id: 'empty-text', title: 'a stream with empty deltas', events: told(says(0, '', 'a', '')) },
  {
    id: 'no-block',
    title: 'a stream without any content',
    events: told([], { stopReason: 'stop_sequence' }),
  },
  {
    id: 'blocks',
    title: 'a stream of three blocks of text',
    events: told([...says(0, 'one'), ...says(1, 'two'), ...says(2, 'three')]),
  },
  {
    id: 'tool-use',
    title: 'a stream that asks for two tools, their input cut anywhere',
    events: told([...says(0, 'Let me see.'), ...usesTool(1), ...usesTool(2)], { stopReason: 'tool_use' }),
  },
  {
    id: 'tool-use-without-input',
    title: 'a stream that asks for a tool without any input',
    events: told([start(0, { toolUse: tool }), stop(0)], { stopReason: 'tool_use' }),
  },
  {
    id: 'additional-fields',
    title: 'a stream with fields of the model',
    events: told(says(0, 'one'), {
      stopReason: 'stop_sequence',
      additionalModelResponseFields: {
        delta: { stop_sequence: '</answer>', score: 0.1, list: [1, null, true] },
      },
    }),
  },
  {
    id: 'guardrail',
    title: 'a stream that a guardrail stopped, with its trace',
    needs: [['ConverseStreamMetadataEvent', 'trace']],
    events: told(
      says(0, 'Sorry, I can’t help with that.'),
      { stopReason: 'guardrail_intervened' },
      { trace: { guardrail: { inputAssessment: { gr0123456789: assessment } } } },
    ),
  },
  {
    id: 'reasoning',
    title: 'a stream with a thought and its signature',
    needs: [['ContentBlockDelta', 'reasoningContent']],
    events: told([
      delta(0, { reasoningContent: { text: 'The user ' } }),
      delta(0, { reasoningContent: { text: 'says hello.' } }),
      delta(0, { reasoningContent: { signature: base64('signature') } }),
      stop(0),
      ...says(1, 'Hello!'),
    ]),
  },
  {
    id: 'redacted',
    title: 'a stream with a thought that is redacted',
    needs: [['ReasoningContentBlockDelta', 'redactedContent']],
    events: told([
      delta(0, { reasoningContent: { redactedContent: base64('\u0000\u0001 hidden') } }),
      stop(0),
      ...says(1, 'Hello!'),
    ]),
  },
  {
    id: 'cache',
    title: 'a stream that counts tokens of the cache',
    needs: [['TokenUsage', 'cacheReadInputTokens']],
    events: told(says(0, 'one'), undefined, {
      usage: {
        inputTokens: 8,
        outputTokens: 12,
        totalTokens: 20,
        cacheReadInputTokens: 4,
        cacheWriteInputTokens: 0,
      },
    }),
  },
  {
    id: 'citations',
    title: 'a stream with what it cites, before and after the text',
    needs: [['ContentBlockDelta', 'citation']],
    events: told([
      delta(0, {
        citation: {
          title: 'notes',
          sourceContent: [{ text: 'one' }],
          location: { documentChar: { documentIndex: 0, start: 0, end: 3 } },
        },
      }),
      delta(0, { text: 'One, they say.' }),
      delta(0, { citation: { title: 'more notes', sourceContent: [{ text: 'two' }] } }),
      stop(0),
    ]),
  },
  {
    id: 'server-tool',
    title: 'a stream in which the service used a tool itself',
    needs: [['ContentBlockDelta', 'toolResult']],
    events: told([
      start(0, { toolUse: { ...tool, type: 'server_tool_use' } }),
      delta(0, { toolUse: { input: '{"query":"weather"}' } }),
      stop(0),
      start(1, {
        toolResult: { toolUseId: tool.toolUseId, type: 'nova_grounding_result', status: 'success' },
      }),
      delta(1, { toolResult: [{ text: 'Sunny.' }] }),
      stop(1),
      ...says(2, 'It is sunny.'),
    ]),
  },
  {
    id: 'image',
    title: 'a stream with an image',
    needs: [['ContentBlockDelta', 'image']],
    events: told([
      start(0, { image: { format: 'png' } }),
      delta(0, { image: { source: { bytes: onePixel } } }),
      stop(0),
    ]),
  },
]

const everyByte = Buffer.from(Array.from({ length: 256 }, (_, index) => index))

const chunkKinds: readonly StreamKind[] = [
  {
    id: 'one-chunk',
    title: 'a stream of one chunk',
    raw: true,
    events: [event('chunk', { bytes: base64('{}') })],
  },
  {
    id: 'bytes',
    title: 'chunks of any bytes: none, one, two, and each of the 256',
    raw: true,
    events: [everyByte.subarray(0, 0), everyByte.subarray(255), everyByte.subarray(127, 129), everyByte].map(
      (bytes) => event('chunk', { bytes: bytes.toString('base64') }),
    ),
  },
]
