import * as fc from 'fast-check'
import type { SequenceEvent } from '../../src/stream/event.js'
import { encodeMessage } from '../../src/wire/frames/encode.js'
import type { FrameMessage } from './messages.js'

/** Lawful answers of ConverseStream: any mix of blocks, each as the service sends it, cut short by an exception or not. */
export function converseSequences(): fc.Arbitrary<readonly SequenceEvent[]> {
  return fc
    .tuple(fc.array(blocks(), { maxLength: 4 }), fc.option(exceptions(), { freq: 5 }), fc.nat())
    .map(([contents, exception, choice]) => {
      const events = [
        event('messageStart', { role: 'assistant' }),
        ...contents.flatMap((block, index) =>
          block.map(({ type, payload }) => event(type, at(payload, index))),
        ),
        event('messageStop', { stopReason: 'end_turn' }),
        event('metadata', {
          metrics: { latencyMs: 1 },
          usage: { inputTokens: 1, outputTokens: 1, totalTokens: 2 },
        }),
      ]
      return exception === null ? events : [...events.slice(0, choice % events.length), exception]
    })
}

/** The message of an event, headers in the order in which the service sends them. */
export const messageOf = ({ kind, type, payload }: SequenceEvent): FrameMessage => ({
  headers: [
    [`:${kind}-type`, { type: 'string', value: type }],
    [':content-type', { type: 'string', value: 'application/json' }],
    [':message-type', { type: 'string', value: kind }],
  ],
  body: Buffer.from(JSON.stringify(payload)),
})

/** Its bytes. */
export const encodeEvent = (event: SequenceEvent): Uint8Array => encodeMessage(messageOf(event))

const event = (type: string, payload: object): SequenceEvent => ({ kind: 'event', type, payload })
const at = (payload: object, contentBlockIndex: number) => ({ contentBlockIndex, ...payload })

type BlockEvent = { readonly type: string; readonly payload: object }

const delta = (content: object): BlockEvent => ({ type: 'contentBlockDelta', payload: { delta: content } })
const start = (content: object): BlockEvent => ({ type: 'contentBlockStart', payload: { start: content } })
const stop: BlockEvent = { type: 'contentBlockStop', payload: {} }

function blocks(): fc.Arbitrary<readonly BlockEvent[]> {
  const pieces = fc.array(fc.string({ unit: 'grapheme', maxLength: 12 }), { minLength: 1, maxLength: 5 })
  return fc.oneof(
    pieces.map((texts) => [...texts.map((text) => delta({ text })), stop]),
    pieces.map((texts) => [
      ...texts.map((text) => delta({ reasoningContent: { text } })),
      delta({ reasoningContent: { signature: 'c2ln' } }),
      stop,
    ]),
    fc.tuple(fc.json(), fc.nat(), fc.constantFrom('weather', 'time')).map(([json, choice, name]) => {
      const cut = choice % (json.length + 1)
      const inputs = ['', json.slice(0, cut), json.slice(cut)]
      return [
        start({ toolUse: { toolUseId: `tooluse_${name}`, name } }),
        ...inputs.map((input) => delta({ toolUse: { input } })),
        stop,
      ]
    }),
  )
}

const exceptions = (): fc.Arbitrary<SequenceEvent> =>
  fc
    .constantFrom('internalServerException', 'modelStreamErrorException', 'throttlingException')
    .map((type) => ({ kind: 'exception', type, payload: { message: 'The stream ends here.' } }))
