import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { writeCassette } from '../../cassette/format/index.js'
import { sample } from '../../cassette/testing/sample.js'
import { temporaryFolder } from '../../runner/testing/folder.js'
import { commandLine } from '../testing/commandLine.js'

test('exports what has a request and is sound, and refuses the rest', async () => {
  const folder = await temporaryFolder()
  const { request: _, ...rest } = sample
  await writeCassette(join(folder, 'a.cassette.json'), sample)
  await writeCassette(join(folder, 'b.cassette.json'), {
    ...rest,
    provenance: { ...sample.provenance, lost: ['request'] },
  })
  await writeFile(join(folder, 'c.cassette.json'), '{')
  const har = join(folder, 'out.har')

  const toFile = await commandLine(['cassettes', 'export', folder, '--output', har])
  expect(toFile).toEqual({
    code: 1,
    stdout: `1 cassette in ${har}\n`,
    stderr: [
      `refused ${join(folder, 'b.cassette.json')}: it has no request, and no entry of a HAR can be without`,
      `refused ${join(folder, 'c.cassette.json')}:1: the file is cut off: its JSON does not end`,
      'refused: 2 files',
      '',
    ].join('\n'),
  })
  const toScreen = await commandLine(['cassettes', 'export', join(folder, 'a.cassette.json')])
  expect(toScreen).toEqual({ code: 0, stdout: await readFile(har, 'utf8'), stderr: '' })
})

test('a path that is not there is wrong usage', async () => {
  const { code, stderr } = await commandLine(['cassettes', 'export', 'nowhere'])
  expect(code).toBe(2)
  expect(stderr).toMatch(/^error: nowhere: ENOENT.*\nhint: give a cassette file or a folder of them\n$/u)
})
