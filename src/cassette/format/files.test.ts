import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { temporaryFolder } from '../../runner/testing/folder.js'
import { sample } from '../testing/sample.js'
import { CassetteError, findCassettes, formatCassette, readCassette, writeCassette } from './index.js'

test('what is written is found and read again', async () => {
  const folder = await temporaryFolder()
  for (const name of ['b', 'a/z', 'a/y', 'c'])
    await writeCassette(join(folder, `${name}.cassette.json`), sample)
  await writeFile(join(folder, 'other.json'), '{}')
  await mkdir(join(folder, 'folder.cassette.json'))
  const found: string[] = []
  for await (const path of findCassettes([join(folder, 'other.json'), folder])) found.push(path)
  expect(found.map((path) => path.slice(folder.length + 1))).toEqual([
    'other.json',
    'a/y.cassette.json',
    'a/z.cassette.json',
    'b.cassette.json',
    'c.cassette.json',
  ])
  expect(await readFile(found[1]!, 'utf8')).toBe(formatCassette(sample))
  expect(formatCassette(await readCassette(found[1]!))).toBe(formatCassette(sample))
})

test('a path that is not there', async () => {
  const paths = ['none', 'none.cassette.json']
  await expect(readCassette(paths[0]!)).rejects.toThrow(CassetteError)
  await expect(findCassettes(paths).next()).rejects.toThrow(/^none: ENOENT/u)
})
