import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { packageRoot } from '../../files/packageRoot.js'
import { findCassettes, formatCassette, parseCassette } from './index.js'

test('the recordings of this package are written as they would be today', async () => {
  let count = 0
  for await (const path of findCassettes([join(packageRoot, 'recordings')])) {
    const text = await readFile(path, 'utf8')
    expect(formatCassette(parseCassette(text, path))).toBe(text)
    count += 1
  }
  expect(count).toBeGreaterThan(100)
})
