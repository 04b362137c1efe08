import { readdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { temporaryFolder } from '../../runner/testing/folder.js'
import { defaultRedaction, redactCassette } from '../redact/index.js'
import { CassetteFolder } from './cassetteFolder.js'

test('numbers go on from what is there, and nothing is overwritten', async () => {
  const path = join(await temporaryFolder(), 'new')
  const cassette = redactCassette(
    {
      provenance: { recorder: 'test', lost: [], redacted: {} },
      request: {
        method: 'POST',
        target: '/model/arn%3Aaws%3Abedrock%3Aus-east-1%3A210987654321%3Ainference-profile%2Fmine/converse',
        headers: [],
        body: new Uint8Array(0),
      },
      response: { status: 200, headers: [], trailers: [], chunks: [], end: 'complete' },
    },
    defaultRedaction,
  )
  const first = await CassetteFolder.open(path)
  const numbers = [first.next(), first.next()]
  // Exchanges end in any order.
  for (const number of numbers.reverse()) await first.save(number, cassette)
  await writeFile(join(path, '0007-notes.txt'), '')
  const second = await CassetteFolder.open(path)
  await second.save(second.next(), cassette)
  expect((await readdir(path)).filter((name) => name.endsWith('.json'))).toEqual(
    [1, 2, 3].map((number) => `000${number}-converse-mine-200.cassette.json`),
  )
})
