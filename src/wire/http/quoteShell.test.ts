import { execFileSync } from 'node:child_process'
import * as fc from 'fast-check'
import { expect, it } from 'vitest'
import { quotePrintf, quoteShell } from './quoteShell.js'

it('leaves plain words plain', () => {
  expect(quoteShell('http://127.0.0.1:80/a%3Ab')).toBe('http://127.0.0.1:80/a%3Ab')
  expect(quoteShell("it's")).toBe(String.raw`'it'\''s'`)
  expect(quoteShell('')).toBe("''")
})

it('is one word with the same text for a shell, whatever it is', () => {
  const unit = fc.constantFrom(...'a \'"\\$`!*?#~;&|<>(){}[]\n\t\u00e9\u20ac%-='.split(''))
  const texts = fc.sample(fc.string({ unit, maxLength: 12 }), { numRuns: 200, seed: 1 })
  const echoed = execFileSync('/bin/sh', [
    '-c',
    texts.map((text) => `printf '%s\\0' ${quoteShell(text)}`).join('\n'),
  ])
  expect(echoed.toString().split('\0').slice(0, -1)).toEqual(texts)
})

it('gives printf any bytes', () => {
  const all = Uint8Array.from({ length: 512 }, (_, index) => index % 256)
  expect(new Uint8Array(execFileSync('/bin/sh', ['-c', `printf ${quotePrintf(all)}`]))).toEqual(all)
})
