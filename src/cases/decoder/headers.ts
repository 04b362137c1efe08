import { brokenHeaders } from '../../../generators/frames/brokenHeaders.js'
import type { FrameMessage } from '../../../generators/frames/messages.js'
import { assembleFrame } from '../../wire/frames/assemble.js'
import type { DecoderCaseData } from './caseData.js'
import { bytesOf, delta, eventHeaders, join, sectionOf, text } from './samples.js'
import { exactly, reject } from './trials.js'

const one = delta('one')
const section = sectionOf(one)
const twins = ['chunking.one-message']
const flag = { type: 'boolean', value: true } as const
const named = (...names: readonly string[]): FrameMessage => ({
  headers: names.map((name) => [name, flag]),
  body: bytesOf('{}'),
})

/** The plain message with a malformed header behind its own, and a payload long enough to be taken for more of it. */
function broken(
  id: string,
  kinds: readonly [kind: string, choices: readonly number[]][],
  rest: Omit<DecoderCaseData, 'id' | 'trials'>,
): DecoderCaseData {
  return {
    id,
    twins,
    ...rest,
    *trials() {
      for (const [kind, choices] of kinds) {
        const { make } = brokenHeaders.find((candidate) => candidate.id === kind)!
        for (const choice of choices) {
          const bad = make(choice)
          const bytes = assembleFrame({ headers: join(section, bad), payload: bytesOf('a'.repeat(70_000)) })
          yield reject(`${kind}, ${Buffer.from(bad.subarray(0, 12)).toString('hex')}`, bytes)
          yield reject(`${kind} without payload`, assembleFrame({ headers: join(section, bad) }))
        }
      }
    },
  }
}

const upTo = (count: number) => Array.from({ length: count }, (_, index) => index)

const cut = (type: string, size: number): DecoderCaseData =>
  broken(`headers.${type}-cut`, [[`${type}-cut`, upTo(size)]], {
    rule: 'frames.header.value.cut',
    title: `a ${type} with fewer than its ${size} bytes before the end of the section is refused`,
  })

const [first, second, third] = eventHeaders('contentBlockDelta')
const orders = [
  [first!, second!, third!],
  [first!, third!, second!],
  [second!, first!, third!],
  [second!, third!, first!],
  [third!, first!, second!],
  [third!, second!, first!],
]

/** The header section: bounded by its length, each name once, ten types and no more. */
export const headers: readonly DecoderCaseData[] = [
  broken('headers.string-overrun', [['string-overrun', upTo(3)]], {
    rule: 'frames.header.value.overrun',
    title: 'a string that runs out of the section into the payload is refused',
  }),
  broken('headers.binary-overrun', [['binary-overrun', upTo(3)]], {
    rule: 'frames.header.value.overrun',
    title: 'a byte array that runs out of the section into the payload is refused',
  }),
  cut('byte', 1),
  cut('short', 2),
  cut('integer', 4),
  cut('long', 8),
  cut('timestamp', 8),
  cut('uuid', 16),
  {
    id: 'headers.value-from-checksum',
    rule: 'frames.header.value.cut',
    twins,
    title: 'a long with four bytes at the end of a message without payload is not completed by the checksum',
    trials: () => [reject('a long of four bytes', assembleFrame({ headers: bytesOf('\x04long\x05abcd') }))],
  },
  broken('headers.stray-byte', [['name-alone', [0, 1, 96, 254]]], {
    rule: 'frames.header.name.overrun',
    title: 'one stray byte at the end of the section, a length without its name, is refused',
  }),
  broken('headers.type-missing', [['type-missing', [0]]], {
    rule: 'frames.header.type.missing',
    title: 'a name without a type is refused',
  }),
  broken('headers.name-overrun', [['name-overrun', [0, 1, 252]]], {
    rule: 'frames.header.name.overrun',
    title: 'a name that is longer than the section, or than the message, is refused',
  }),
  broken('headers.value-length-cut', [['value-length-cut', [0, 1, 2, 3]]], {
    rule: 'frames.header.value.length',
    title: 'a string or byte array with a length of one byte, or none, is refused',
  }),
  broken('headers.type-unknown', [['type-unknown', [0, 1, 117, 245]]], {
    rule: 'frames.header.type.unknown',
    title: 'the types 10, 11, 127 and 255 are refused',
  }),
  broken('headers.name-empty', [['name-empty', [0]]], {
    rule: 'frames.header.name.empty',
    level: 'should',
    title: 'an empty name is refused',
  }),
  {
    id: 'headers.long-names',
    rule: 'frames.header.names',
    title: 'names of 127, 128 and 255 bytes are accepted',
    trials: () =>
      exactly({
        '127 bytes': named('n'.repeat(127)),
        '128 bytes': named('n'.repeat(128)),
        '255 bytes': named('n'.repeat(255), 'x'),
      }),
  },
  broken('headers.duplicate', [['duplicate', upTo(3)]], {
    rule: 'frames.header.duplicate',
    level: 'info',
    title: 'a name that is there twice, with the same or another value or type, is refused',
  }),
  {
    id: 'headers.names-by-case',
    rule: 'frames.header.names',
    level: 'should',
    title: 'names that differ in case are two names',
    trials: () => exactly({ 'X and x': named('X', 'x', 'x-Y', 'x-y') }),
  },
  broken('headers.names-not-utf8', [['name-not-utf8', upTo(5)]], {
    rule: 'frames.header.name.utf8',
    title:
      'a name that is no UTF-8 is refused: wrong, overlong, surrogate, cut off, beyond the last character',
  }),
  {
    id: 'headers.odd-names',
    rule: 'frames.header.names',
    level: 'should',
    title: 'names of several bytes a character, with a zero byte or a byte order mark, come out exactly',
    trials: () =>
      exactly({
        'not ASCII': named('ключ', '鍵', '🔑'),
        'a zero byte': named('a\0b', 'a'),
        'a byte order mark': named('\ufeffx', 'x'),
      }),
  },
  {
    id: 'headers.prototype-names',
    rule: 'frames.header.names',
    level: 'should',
    title: 'names of members that every object has are names like any other',
    trials: () =>
      exactly({
        'names of Object.prototype': named(
          '__proto__',
          'constructor',
          'toString',
          'hasOwnProperty',
          'valueOf',
        ),
      }),
  },
  {
    id: 'headers.many',
    rule: 'frames.header.count',
    level: 'info',
    title: 'messages with 1,024 and 1,025 headers are accepted: the specification sets no number',
    trials: () =>
      exactly({
        '1,024 headers': named(...upTo(1024).map((index) => `h${index}`)),
        '1,025 headers': named(...upTo(1025).map((index) => `h${index}`)),
      }),
  },
  {
    id: 'headers.any-order',
    rule: 'frames.header.order',
    title: 'the three headers of an event in each of their six orders are the same event',
    trials: () =>
      exactly(
        Object.fromEntries(orders.map((order, index) => [`order ${index}`, { ...one, headers: order }])),
      ),
  },
  {
    id: 'headers.extra',
    rule: 'frames.header.count',
    level: 'should',
    title: 'headers that nobody knows are given like the others',
    trials: () =>
      exactly({
        'two more': {
          ...one,
          headers: [...one.headers, [':date', { type: 'timestamp', value: new Date(1) }], ['x', text('y')]],
        },
      }),
  },
]
