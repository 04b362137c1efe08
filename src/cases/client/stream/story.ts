import type { ModelOperation } from '../../../contract/index.js'
import type { SequenceEvent } from '../../../stream/event.js'

export const event = (type: string, payload: object): SequenceEvent => ({ kind: 'event', type, payload })

export const delta = (contentBlockIndex: number, content: object): SequenceEvent =>
  event('contentBlockDelta', { contentBlockIndex, delta: content })
export const start = (contentBlockIndex: number, content: object): SequenceEvent =>
  event('contentBlockStart', { contentBlockIndex, start: content })
export const stop = (contentBlockIndex: number): SequenceEvent =>
  event('contentBlockStop', { contentBlockIndex })

export const chunk = (content: unknown): SequenceEvent =>
  event('chunk', { bytes: Buffer.from(JSON.stringify(content)).toString('base64') })

/** A whole answer of ConverseStream around the events of its content blocks. */
export const told = (
  blocks: readonly SequenceEvent[],
  stopping: object = { stopReason: 'end_turn' },
  metadata: object = {},
): readonly SequenceEvent[] => [
  event('messageStart', { role: 'assistant' }),
  ...blocks,
  event('messageStop', stopping),
  event('metadata', {
    usage: { inputTokens: 8, outputTokens: 12, totalTokens: 20 },
    metrics: { latencyMs: 321 },
    ...metadata,
  }),
]

/** Text of every length that UTF-8 has, in deltas of every size. */
export const words = ['Grüße, ', '世界', ' 😀', '\n', 'and so on '.repeat(30), '.'] as const

/** A stream of these texts: InvokeModel speaks the Messages format of Anthropic, since some clients speak no other. */
export const saying = ({ name }: ModelOperation, texts: readonly string[]): readonly SequenceEvent[] =>
  name === 'ConverseStream'
    ? told([...texts.map((text) => delta(0, { text })), stop(0)])
    : [
        chunk({ type: 'message_start', message }),
        chunk({ type: 'content_block_start', index: 0, content_block: { type: 'text', text: '' } }),
        ...texts.map((text) =>
          chunk({ type: 'content_block_delta', index: 0, delta: { type: 'text_delta', text } }),
        ),
        chunk({ type: 'content_block_stop', index: 0 }),
        chunk({
          type: 'message_delta',
          delta: { stop_reason: 'end_turn', stop_sequence: null },
          usage: { output_tokens: 12 },
        }),
        chunk({ type: 'message_stop' }),
      ]

/** The same of InvokeModel, whole. */
export const answerOfClaude = (text: string) => ({
  ...message,
  content: [{ type: 'text', text }],
  stop_reason: 'end_turn',
  usage: { input_tokens: 8, output_tokens: 12 },
})

const message = {
  id: 'msg_0001',
  type: 'message',
  role: 'assistant',
  model: 'claude',
  content: [],
  stop_reason: null,
  stop_sequence: null,
  usage: { input_tokens: 8, output_tokens: 1 },
}

/** The stream that the others are made of: long enough to have a beginning, a middle and an end. */
export const storyOf = (operation: ModelOperation): readonly SequenceEvent[] => saying(operation, words)
