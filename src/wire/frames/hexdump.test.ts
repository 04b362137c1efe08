import { expect, test } from 'vitest'
import { hexdump } from './hexdump.js'

test('offsets, bytes, text and marks', () => {
  expect(hexdump(Buffer.from('Hello, event streams\n'), [{ offset: 14, length: 4 }])).toBe(
    [
      '00000000  48 65 6c 6c 6f 2c 20 65 76 65 6e 74 20 73 74 72  Hello, event str',
      '                                                    ^^ ^^',
      '00000010  65 61 6d 73 0a                                   eams.',
      '          ^^ ^^',
    ].join('\n'),
  )
})

test('lines that repeat are left out, those with marks and the last are not', () => {
  const lines = hexdump(new Uint8Array(112), [{ offset: 0x145, length: 1 }], 0x100).split('\n')
  expect(lines.map((line) => line.slice(0, 8).trim())).toEqual([
    '00000100',
    '*',
    '00000140',
    '',
    '*',
    '00000160',
  ])
})

test('nothing', () => {
  expect(hexdump(new Uint8Array())).toBe('')
})
