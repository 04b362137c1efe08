import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { temporaryFolder } from '../runner/testing/folder.js'
import { writeWhole } from './writeWhole.js'

it('makes folders, replaces files, and leaves nothing else', async () => {
  const folder = await temporaryFolder()
  const file = join(folder, 'a', 'b', 'c.txt')
  await writeWhole(file, 'one')
  await writeWhole(file, 'two')
  expect(await readFile(file, 'utf8')).toBe('two')
  expect(await readdir(join(folder, 'a', 'b'))).toEqual(['c.txt'])
})

it('leaves what was there when it cannot write', async () => {
  const folder = await temporaryFolder()
  const file = join(folder, 'taken')
  await mkdir(file)
  await writeFile(join(file, 'inside'), 'kept')
  await expect(writeWhole(file, 'text')).rejects.toThrow(/EISDIR|ENOTEMPTY|EEXIST/u)
  expect(await readdir(folder)).toEqual(['taken'])
})
