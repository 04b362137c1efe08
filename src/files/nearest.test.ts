import { expect, it } from 'vitest'
import { nearest } from './nearest.js'

it.each([
  ['imge', 'image'],
  ['IMAGE', 'image'],
  ['documents', 'document'],
  ['tool', 'tools'],
  ['quantum', undefined],
  ['x', undefined],
  ['', undefined],
])('%s means %s', (name, meant) => {
  expect(nearest(name, ['image', 'document', 'tools'])).toBe(meant)
})
