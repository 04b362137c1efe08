import { encodeHeader } from '../../src/wire/frames/encodeHeader.js'
import type { FrameFaultCode } from '../../src/wire/frames/rules.js'

/** The bytes of one malformed header, to stand at the end of a header section. */
export interface BrokenHeader {
  readonly id: string
  readonly code: FrameFaultCode
  readonly make: (choice: number) => Uint8Array
}

const TYPES = { byte: 2, short: 3, integer: 4, long: 5, binary: 6, string: 7, timestamp: 8, uuid: 9 } as const
const SIZES = { byte: 1, short: 2, integer: 4, long: 8, timestamp: 8, uuid: 16 } as const

/** A header named `bad` with the given bytes behind its name. */
const bad = (...bytes: number[]) => Uint8Array.of(3, 0x62, 0x61, 0x64, ...bytes)
const pick = <T>(choices: readonly T[], choice: number): T => choices[choice % choices.length]!
/** Its own length, then the text: what is no UTF-8. */
const notUtf8 = [[0xff], [0xc0, 0xaf], [0xed, 0xa0, 0x80], [0xe2, 0x82], [0xf4, 0x90, 0x80, 0x80]] as const

const cut = (type: keyof typeof SIZES): BrokenHeader => ({
  id: `${type}-cut`,
  code: 'header.value.cut',
  make: (choice) => bad(TYPES[type], ...Buffer.alloc(choice % SIZES[type], 'a')),
})

const overrun = (type: 'binary' | 'string'): BrokenHeader => ({
  id: `${type}-overrun`,
  code: 'header.value.overrun',
  make: (choice) =>
    bad(
      TYPES[type],
      ...pick(
        [
          [0, 4],
          [0x7f, 0xff],
          [0xff, 0xff],
        ],
        choice,
      ),
      0x61,
      0x62,
      0x63,
    ),
})

export const brokenHeaders: readonly BrokenHeader[] = [
  { id: 'name-empty', code: 'header.name.empty', make: () => Uint8Array.of(0, TYPES.byte, 1) },
  {
    id: 'name-overrun',
    code: 'header.name.overrun',
    make: (choice) => Uint8Array.of(3 + (choice % 253), 0x61, 0x62),
  },
  { id: 'name-alone', code: 'header.name.overrun', make: (choice) => Uint8Array.of(1 + (choice % 255)) },
  { id: 'type-missing', code: 'header.type.missing', make: () => bad() },
  { id: 'type-unknown', code: 'header.type.unknown', make: (choice) => bad(10 + (choice % 246), 0x61) },
  ...(Object.keys(SIZES) as (keyof typeof SIZES)[]).map(cut),
  overrun('binary'),
  overrun('string'),
  {
    id: 'value-length-cut',
    code: 'header.value.length',
    make: (choice) => bad(pick([TYPES.string, TYPES.binary], choice), ...(choice % 3 === 0 ? [] : [0])),
  },
  {
    id: 'name-not-utf8',
    code: 'header.name.utf8',
    make(choice) {
      const name = pick(notUtf8, choice)
      return Uint8Array.of(name.length, ...name, TYPES.byte, 1)
    },
  },
  {
    id: 'string-not-utf8',
    code: 'header.value.utf8',
    make(choice) {
      const value = pick(notUtf8, choice)
      return bad(TYPES.string, 0, value.length, ...value)
    },
  },
  {
    id: 'duplicate',
    code: 'header.duplicate',
    make(choice) {
      const first = encodeHeader('twice', { type: 'string', value: 'one' })
      const second = pick(
        [
          { type: 'string', value: 'one' },
          { type: 'string', value: 'two' },
          { type: 'byte', value: 1 },
        ] as const,
        choice,
      )
      return Buffer.concat([first, encodeHeader('twice', second)])
    },
  },
  {
    id: 'value-empty',
    code: 'header.value.empty',
    make: (choice) => bad(pick([TYPES.string, TYPES.binary], choice), 0, 0),
  },
  {
    id: 'value-long',
    code: 'header.value.long',
    make(choice) {
      const length = pick([32_768, 65_535], choice)
      return Buffer.concat([
        bad(pick([TYPES.string, TYPES.binary], choice >> 1), length >> 8, length & 0xff),
        Buffer.alloc(length, 'a'),
      ])
    },
  },
]
