import type { DecoderCaseData } from './caseData.js'
import { bytesOf, delta, encoded, five, join } from './samples.js'
import { accept, family, reject } from './trials.js'

const one = delta('one')
const ok = encoded(one)
const next = encoded(delta('two'))
const twins = ['chunking.one-message']
/** A message comes first. */
const second = ['chunking.one-chunk']

const errorBody = bytesOf('{"message":"The security token included in the request is invalid."}')
const page = bytesOf('<html><body><h1>502 Bad Gateway</h1></body></html>')

const cutAfter = (length: number) =>
  reject(`a message and ${length} bytes of the next`, join(ok, next.subarray(0, length)), [one])

/** A stream ends on the edge of a message; whatever is left over is a message that is not whole, or none. */
export const ends: readonly DecoderCaseData[] = [
  {
    id: 'end.cut-anywhere',
    rule: 'frames.message.truncated',
    twins,
    title: 'a message cut off at every place is an error at the end, and no message',
    trials: (options) =>
      family(ok.length - 1, options, (index) =>
        reject(`${index + 1} of ${ok.length} bytes`, ok.subarray(0, index + 1)),
      ),
  },
  {
    id: 'end.cut-in-length',
    rule: 'frames.prelude.truncated',
    twins: second,
    title: 'a message and 1, 2 or 3 bytes of the next: one message, then an error',
    trials: () => [1, 2, 3].map(cutAfter),
  },
  {
    id: 'end.cut-after-prelude',
    rule: 'frames.message.truncated',
    twins: second,
    title: 'a message and exactly the prelude of the next: one message, then an error',
    trials: () => [12].map(cutAfter),
  },
  {
    id: 'end.cut-last-byte',
    rule: 'frames.message.truncated',
    twins: second,
    title: 'a message and the next without its last byte: one message, then an error',
    trials: () => [next.length - 1].map(cutAfter),
  },
  {
    id: 'end.cut-in-payload',
    rule: 'frames.message.truncated',
    twins: second,
    title: 'a message and the next cut off in its payload: one message, then an error',
    trials: () => [next.length - 20].map(cutAfter),
  },
  {
    id: 'end.line-break',
    rule: 'frames.prelude.truncated',
    level: 'should',
    twins: second,
    title: 'a message and a line break: one message, then an error',
    trials: () => [reject('CR LF after a message', join(ok, bytesOf('\r\n')), [one])],
  },
  {
    id: 'end.zeros',
    rule: 'frames.integrity',
    level: 'should',
    twins: second,
    title: 'a message and 3 or 16 zero bytes: one message, then an error',
    trials: () =>
      [3, 16].map((count) => reject(`${count} zero bytes`, join(ok, new Uint8Array(count)), [one])),
  },
  {
    id: 'end.text',
    rule: 'frames.prelude.crc',
    twins: second,
    title: 'a message and an error body as text: one message, then an error',
    trials: () => [reject('JSON after a message', join(ok, errorBody), [one])],
  },
  {
    id: 'end.text-at-once',
    rule: 'frames.prelude.crc',
    twins: second,
    features: ['messages', 'transport'],
    title: 'twelve bytes of text after a message are refused while the stream is still open',
    trials: () => [
      reject('JSON after a message', [join(ok, errorBody.subarray(0, 12))], [one], { end: 'open' }),
    ],
  },
  {
    id: 'end.not-a-stream',
    rule: 'frames.prelude.crc',
    twins,
    title: 'a body that is JSON or HTML is an error, and no message',
    trials: () => [reject('JSON', errorBody), reject('HTML', page)],
  },
  {
    id: 'end.not-a-stream-at-once',
    rule: 'frames.prelude.crc',
    twins,
    features: ['messages', 'transport'],
    title:
      'JSON or HTML is refused by its first bytes, without waiting for the gigabytes that they would announce',
    trials: () => [reject('JSON', errorBody, [], { end: 'open' }), reject('HTML', page, [], { end: 'open' })],
  },
  {
    id: 'end.leading-line-break',
    rule: 'frames.prelude.crc',
    twins,
    title: 'a line break before the first message is an error, and no message',
    trials: () => [reject('CR LF before a message', join(bytesOf('\r\n'), ok))],
  },
  {
    id: 'end.reset',
    rule: 'frames.integrity',
    level: 'should',
    twins: second,
    features: ['messages', 'transport'],
    title: 'a connection that breaks within a message is an error, not the end',
    trials: () => [
      reject('reset within a message', join(ok, next.subarray(0, 60)), [one], { end: 'reset' }),
      reject('reset between messages', ok, [one], { end: 'reset' }),
    ],
  },
  {
    id: 'end.no-message-stop',
    rule: 'frames.chunking',
    level: 'info',
    title: 'a stream that ends between two messages, before messageStop, is whole as far as messages go',
    trials: () => [accept('without messageStop', encoded(...five.slice(0, 3)), five.slice(0, 3))],
  },
]
