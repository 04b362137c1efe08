import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { temporaryFolder } from '../testing/folder.js'
import { fakeResults, resultsOf } from '../testing/fakes.js'
import { readResults } from './read.js'

it('reads what was written', async () => {
  const file = join(await temporaryFolder(), 'results.json')
  const results = resultsOf(await fakeResults({ a: 'yes', b: 'no' }))
  await writeFile(file, JSON.stringify(results))
  expect(await readResults(file)).toEqual(results)
})

it.each([
  ['{', 'JSON'],
  ['{}', "is no results file of format 1: 'format' is missing"],
  ['{"format":2,"header":{},"suites":[]}', '/format: must be 1, not 2'],
])('refuses %s', async (text, message) => {
  const file = join(await temporaryFolder(), 'results.json')
  await writeFile(file, text)
  await expect(readResults(file)).rejects.toThrow(message)
})
