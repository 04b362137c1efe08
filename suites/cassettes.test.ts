import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { writeCassette } from '../src/cassette/format/index.js'
import { situations } from '../src/reference/cassette/situations.js'
import { cassettesSuite } from './cassettes.js'

const folder = mkdtempSync(join(tmpdir(), 'bedrock-conformance-test-'))
afterAll(() => rmSync(folder, { recursive: true }))

for (const [name, cassette] of Object.entries(await situations())) {
  await writeCassette(join(folder, `${name}.cassette.json`), cassette)
}
await cassettesSuite([folder], { runs: 4 })

test('a folder without recordings is an error', async () => {
  await expect(cassettesSuite([join(folder, '..', 'no-such-folder')])).rejects.toThrow('no-such-folder')
})
