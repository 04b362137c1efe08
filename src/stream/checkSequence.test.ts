import { describe, expect, test } from 'vitest'
import { checkSequence } from './checkSequence.js'
import type { SequenceEvent } from './event.js'

const revision = '2026-07-31'
const event = (type: string, payload: object = {}): SequenceEvent => ({ kind: 'event', type, payload })
const exception = (type: string): SequenceEvent => ({ kind: 'exception', type, payload: { message: 'no' } })
const start = (contentBlockIndex: number, content: object) =>
  event('contentBlockStart', { contentBlockIndex, start: content })
const delta = (contentBlockIndex: number, content: object) =>
  event('contentBlockDelta', { contentBlockIndex, delta: content })
const stop = (contentBlockIndex: number) => event('contentBlockStop', { contentBlockIndex })

const tool = { toolUse: { toolUseId: 'id', name: 'weather' } }
const text = (index: number) => [delta(index, { text: 'a' }), delta(index, { text: 'b' }), stop(index)]
const message = (...blocks: SequenceEvent[]) => [
  event('messageStart', { role: 'assistant' }),
  ...blocks,
  event('messageStop', { stopReason: 'end_turn' }),
  event('metadata', {}),
]
const rules = (events: SequenceEvent[]) =>
  checkSequence('ConverseStream', events, revision).map(({ rule, index }) => [rule, index])

describe('lawful', () => {
  test.each<[string, SequenceEvent[]]>([
    ['no block', message()],
    ['text', message(...text(0))],
    [
      'text, then tools',
      message(...text(0), start(1, tool), delta(1, { toolUse: { input: '{}' } }), stop(1)),
    ],
    ['a tool without arguments', message(start(0, tool), stop(0))],
    ['a citation before its text', message(delta(0, { citation: {} }), ...text(0))],
    ['a citation after its text', message(delta(0, { text: 'a' }), delta(0, { citation: {} }), stop(0))],
    ['a delta of a kind that is not known', message(delta(0, { hologram: {} }), stop(0))],
    ['an exception at once', [exception('validationException')]],
    [
      'an exception in a block',
      [event('messageStart'), delta(0, { text: 'a' }), exception('throttlingException')],
    ],
    [
      'an exception before metadata',
      [...message(...text(0)).slice(0, -1), exception('internalServerException')],
    ],
    [
      'an error outside the model',
      [event('messageStart'), { kind: 'error', type: 'InternalError', payload: {} }],
    ],
  ])('%s', (_, events) => {
    expect(rules(events)).toEqual([])
  })

  test('any number of chunks', () => {
    const chunk = event('chunk', { bytes: '' })
    for (const events of [[], [chunk], [chunk, chunk], [chunk, exception('modelTimeoutException')]]) {
      expect(checkSequence('InvokeModelWithResponseStream', events, revision)).toEqual([])
    }
  })
})

describe('unlawful', () => {
  test.each<[string, SequenceEvent[], [string, number][]]>([
    ['no messageStart', message(...text(0)).slice(1), [['sequence.order', 0]]],
    ['messageStart twice', [event('messageStart'), ...message()], [['sequence.order', 1]]],
    ['metadata before messageStop', [event('messageStart'), event('metadata')], [['sequence.order', 1]]],
    ['an event after metadata', [...message(), event('metadata')], [['sequence.order', 3]]],
    [
      'an exception after metadata',
      [...message(), exception('validationException')],
      [['sequence.order', 3]],
    ],
    ['no messageStop', message(...text(0)).slice(0, -2), [['sequence.incomplete', 4]]],
    ['no metadata', message().slice(0, -1), [['sequence.metadata-missing', 2]]],
    ['nothing at all', [], [['sequence.incomplete', 0]]],
    [
      'an event after an exception',
      [exception('validationException'), ...message()],
      [['sequence.after-exception', 1]],
    ],
    ['an unknown event', [event('messageBegin'), ...message()], [['sequence.event-type', 0]]],
    ['an exception of another operation', [exception('modelTimeoutException')], [['sequence.event-type', 0]]],
    ['the name of the shape', [exception('ValidationException')], [['sequence.event-type', 0]]],
    ['initial-response', [event('initial-response'), ...message()], [['sequence.initial-response', 0]]],
    [
      'a tool without start',
      message(delta(0, { toolUse: { input: '' } }), stop(0)),
      [['blocks.start-missing', 1]],
    ],
    ['a start twice', message(start(0, tool), start(0, tool), stop(0)), [['blocks.start-repeated', 2]]],
    [
      'a start after its delta',
      message(delta(0, { text: 'a' }), start(0, tool), stop(0)),
      [['blocks.start-repeated', 2]],
    ],
    [
      'a delta of another kind',
      message(start(0, tool), delta(0, { text: 'a' }), stop(0)),
      [['blocks.kind', 2]],
    ],
    ['a delta after the stop', message(...text(0), delta(0, { text: 'c' })), [['blocks.closed', 4]]],
    ['a stop twice', message(...text(0), stop(0)), [['blocks.closed', 4]]],
    ['a stop of nothing', message(stop(0)), [['blocks.stop-unopened', 1]]],
    ['no stop', message(delta(0, { text: 'a' })), [['blocks.unstopped', 2]]],
    ['from 1', message(...text(1)), [['blocks.index', 1]]],
    ['a gap', message(...text(0), ...text(2)), [['blocks.index', 4]]],
    ['interleaved', message(delta(0, { text: 'a' }), ...text(1), stop(0)), [['blocks.interleaved', 2]]],
  ])('%s', (_, events, expected) => {
    expect(rules(events)).toEqual(expected)
  })

  test('what came later is unknown to an earlier revision', () => {
    const events = [exception('serviceUnavailableException')]
    expect(checkSequence('ConverseStream', events, '2024-07-25')).toEqual([])
    expect(checkSequence('ConverseStream', events, '2024-05-30')[0]?.message).toBe(
      'the exception serviceUnavailableException is no member of ConverseStreamOutput as of 2024-05-30',
    )
  })

  test('says what would have been lawful', () => {
    const [finding] = checkSequence('ConverseStream', message().slice(0, 1), revision)
    expect(finding?.message).toBe(
      'the stream ends without messageStop; lawful: contentBlockStart, contentBlockDelta, contentBlockStop, messageStop, an exception',
    )
  })
})
