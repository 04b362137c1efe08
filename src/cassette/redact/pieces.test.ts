import { expect, test } from 'vitest'
import { cutAgain } from './pieces.js'

const bytes = (text: string) => new TextEncoder().encode(text)
const cut = (chunks: readonly string[], ...pieces: readonly (readonly [string, string])[]) =>
  cutAgain(
    chunks.map((text, at) => ({ at, bytes: bytes(text) })),
    pieces.map(([before, after]) => ({ before: bytes(before), after: bytes(after) })),
  ).map(({ at, bytes }) => `${at}:${Buffer.from(bytes).toString()}`)

test.each([
  ['before and after what was replaced', ['my ', 'secret', ' is'], '-', ['0:my ', '1:-', '2: is']],
  ['inside of it, by its share', ['my sec', 'ret is'], 'SECRETIVE1', ['0:my SECRE', '1:TIVE1 is']],
  [
    'a chunk of which nothing is left is dropped',
    ['my s', 'e', 'c', 'ret is'],
    '-',
    ['0:my ', '2:-', '3: is'],
  ],
])('boundaries %s', (_what, chunks, replacement, expected) => {
  expect(cut(chunks, ['my secret is', `my ${replacement} is`])).toEqual(expected)
})

test('pieces that stay as they are keep their boundaries, empty chunks stay', () => {
  expect(cut(['ab', '', 'cd', 'e'], ['abc', 'abc'], ['d', 'DDD'], ['e', 'e'])).toEqual([
    '0:ab',
    '1:',
    '2:cDDD',
    '3:e',
  ])
})
