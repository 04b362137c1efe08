import { execFileSync } from 'node:child_process'
import { expect, it } from 'vitest'
import { quote } from '../report/words.js'
import { splitWords } from './splitWords.js'

it.each([
  'python adapter.py',
  `python 'my adapter.py' "a b" c\\ d`,
  `x 'it'"'"'s' ''`,
  `"say \\"hi\\"" '$HOME' "back\\\\slash" a"b"'c'`,
  `  a   b  `,
])('reads %j as a shell does', (text) => {
  const seen = execFileSync('sh', ['-c', `for word in ${text}; do printf '%s\\0' "$word"; done`], {
    encoding: 'utf8',
  })
  expect(splitWords(text)).toEqual(seen.split('\0').slice(0, -1))
})

it('gives back what was quoted', () => {
  const words = ['python', 'a b', `it's`, '', '$x', '"', '\\', 'a\nb']
  expect(splitWords(words.map(quote).join(' '))).toEqual(words)
})

it.each([
  ['', 'It must be a program'],
  ['   ', 'It must be a program'],
  [`a 'b`, 'A quote is not closed.'],
  ['a "b', 'A quote is not closed.'],
  ['a\\', 'A quote is not closed.'],
])('refuses %j', (text, message) => {
  expect(() => splitWords(text)).toThrow(message)
})
