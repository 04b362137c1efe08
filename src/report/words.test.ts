import { execFileSync } from 'node:child_process'
import { expect, it } from 'vitest'
import { many, quote, rerun } from './words.js'

it('counts', () => {
  expect([many(0, 'case'), many(1, 'case'), many(1234, 'case')]).toEqual(['0 cases', '1 case', '1,234 cases'])
})

it.each(['plain', 'a b', `it's`, '$HOME', '*', '', 'a\nb', String.raw`\n`, '`id`'])(
  'quotes %j so that a shell gives it back',
  (word) => {
    expect(execFileSync('sh', ['-c', `printf %s ${quote(word)}`], { encoding: 'utf8' })).toBe(word)
  },
)

it('tells how to judge a case again', () => {
  expect(rerun('bedrock-conformance server', 'a/b c')).toBe(`bedrock-conformance server --only 'a/b c'`)
})
