import { isObject, listIn, objectIn, textIn, type Json } from '../json.js'

/** A model's own format for InvokeModel: the whole answer, and the same answer in pieces. */
export interface NativeFormat {
  whole(said: NativeSpeech): Json
  pieces(said: NativeSpeech): readonly Json[]
}

export interface NativeSpeech {
  readonly id: string
  readonly model: string
  readonly text: string
  readonly inputTokens: number
  readonly outputTokens: number
}

/** Cut a text into pieces of a few words; joined they are the text again. */
export function fragments(text: string, words = 3): string[] {
  const parts = text.split(/(?<= )/)
  return Array.from({ length: Math.ceil(parts.length / words) }, (_, index) =>
    parts.slice(index * words, (index + 1) * words).join(''),
  )
}

const anthropic: NativeFormat = {
  whole: ({ id, model, text, inputTokens, outputTokens }) => ({
    content: [{ text, type: 'text' }],
    id: `msg_bdrk_${id}`,
    model,
    role: 'assistant',
    stop_reason: 'end_turn',
    stop_sequence: null,
    type: 'message',
    usage: { input_tokens: inputTokens, output_tokens: outputTokens },
  }),
  pieces: (said) => [
    {
      type: 'message_start',
      message: {
        ...anthropic.whole(said),
        content: [],
        stop_reason: null,
        usage: { input_tokens: said.inputTokens, output_tokens: 1 },
      },
    },
    { type: 'content_block_start', index: 0, content_block: { type: 'text', text: '' } },
    ...fragments(said.text).map((text) => ({
      type: 'content_block_delta',
      index: 0,
      delta: { type: 'text_delta', text },
    })),
    { type: 'content_block_stop', index: 0 },
    {
      type: 'message_delta',
      delta: { stop_reason: 'end_turn', stop_sequence: null },
      usage: { output_tokens: said.outputTokens },
    },
    { type: 'message_stop' },
  ],
}

const nova: NativeFormat = {
  whole: ({ text, inputTokens, outputTokens }) => ({
    output: { message: { content: [{ text }], role: 'assistant' } },
    stopReason: 'end_turn',
    usage: { inputTokens, outputTokens, totalTokens: inputTokens + outputTokens },
  }),
  pieces: ({ text, inputTokens, outputTokens }) => [
    { messageStart: { role: 'assistant' } },
    ...fragments(text).flatMap((piece, contentBlockIndex) => [
      { contentBlockDelta: { delta: { text: piece }, contentBlockIndex } },
      { contentBlockStop: { contentBlockIndex } },
    ]),
    { messageStop: { stopReason: 'end_turn' } },
    { metadata: { usage: { inputTokens, outputTokens }, metrics: {}, trace: {} } },
  ],
}

const titan: NativeFormat = {
  whole: ({ text, inputTokens, outputTokens }) => ({
    inputTextTokenCount: inputTokens,
    results: [{ completionReason: 'FINISH', outputText: text, tokenCount: outputTokens }],
  }),
  pieces: ({ text, inputTokens, outputTokens }) => [
    {
      completionReason: 'FINISH',
      index: 0,
      inputTextTokenCount: inputTokens,
      outputText: text,
      totalOutputTextTokenCount: outputTokens,
    },
  ],
}

/** The format of a model id: Nova and Titan have their own, everything else speaks as Claude does. */
export function formatOf(modelId: string): NativeFormat {
  if (modelId.includes('amazon.nova')) return nova
  return modelId.includes('amazon.titan') ? titan : anthropic
}

/** What the last text of a native body was, wherever the common formats put it. */
export function promptOf(body: unknown): string {
  if (!isObject(body)) return 'nothing'
  const last = listIn(body, 'messages').at(-1)
  const content = isObject(last) ? last['content'] : undefined
  if (typeof content === 'string') return content
  const texts = (Array.isArray(content) ? content : [])
    .map((block) => textIn(block, 'text'))
    .filter((text) => text !== undefined)
  return (
    texts.at(-1) ??
    textIn(body, 'inputText') ??
    textIn(body, 'prompt') ??
    textIn(objectIn(body, 'input'), 'text') ??
    'nothing'
  )
}
