import { expect, it } from 'vitest'
import { alignColumns } from './table.js'

it('aligns columns and leaves no space at the end of a line', () => {
  expect(
    alignColumns([
      ['id', 'level', 'what'],
      ['longer', '', 'x'],
      ['a', 'must', ''],
    ]),
  ).toBe('id      level  what\nlonger         x\na       must\n')
  expect(alignColumns([])).toBe('')
})
