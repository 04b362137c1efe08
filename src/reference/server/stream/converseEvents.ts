import { fragments } from '../answer/native.js'
import { compact, isObject, listIn, objectIn, textIn, type Json } from '../json.js'
import type { StreamEvent } from '../parts.js'

const event = (type: string, payload: Json): StreamEvent => ({ kind: 'event', type, payload })

/** A Converse answer told in events, in the order of the service: no start for text, messageStop and metadata last. */
export function converseEvents(answer: Json): StreamEvent[] {
  const message = objectIn(objectIn(answer, 'output'), 'message')
  return [
    event('messageStart', { role: message['role'] }),
    ...listIn(message, 'content').flatMap((block, index) =>
      isObject(block) ? blockEvents(block, index) : [],
    ),
    event(
      'messageStop',
      compact({
        stopReason: answer['stopReason'],
        additionalModelResponseFields: answer['additionalModelResponseFields'],
      }),
    ),
    event(
      'metadata',
      compact({
        usage: answer['usage'],
        metrics: answer['metrics'],
        trace: answer['trace'],
        performanceConfig: answer['performanceConfig'],
        serviceTier: answer['serviceTier'],
      }),
    ),
  ]
}

function blockEvents(block: Json, contentBlockIndex: number): StreamEvent[] {
  const start = startOf(block)
  return [
    ...(start === undefined ? [] : [event('contentBlockStart', { contentBlockIndex, start })]),
    ...deltasOf(block).map((delta) => event('contentBlockDelta', { contentBlockIndex, delta })),
    event('contentBlockStop', { contentBlockIndex }),
  ]
}

function startOf(block: Json): Json | undefined {
  const use = objectIn(block, 'toolUse')
  if (textIn(use, 'toolUseId') === undefined) return undefined
  return { toolUse: compact({ toolUseId: use['toolUseId'], name: use['name'], type: use['type'] }) }
}

function deltasOf(block: Json): Json[] {
  const [type] = Object.keys(block)
  switch (type) {
    case 'text':
      return fragments(String(block['text'])).map((text) => ({ text }))
    case 'toolUse':
      return ['', ...inputFragments(objectIn(block, 'toolUse')['input'])].map((input) => ({
        toolUse: { input },
      }))
    case 'reasoningContent':
      return reasoningDeltas(objectIn(objectIn(block, 'reasoningContent'), 'reasoningText'))
    case 'citationsContent':
      return [
        ...listIn(block['citationsContent'], 'citations').map((citation) => ({ citation })),
        ...listIn(block['citationsContent'], 'content').map((content) => ({
          text: textIn(content, 'text') ?? '',
        })),
      ]
    default:
      return []
  }
}

/** JSON text cut anywhere, as a model writes it. */
const inputFragments = (input: unknown): string[] => JSON.stringify(input).match(/[^]{1,11}/g) ?? []

const reasoningDeltas = (reasoning: Json): Json[] => [
  ...fragments(textIn(reasoning, 'text') ?? '').map((text) => ({ reasoningContent: { text } })),
  { reasoningContent: { signature: textIn(reasoning, 'signature') ?? '' } },
]
