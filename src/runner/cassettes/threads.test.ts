import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { writeCassette } from '../../cassette/format/index.js'
import { situations } from '../../reference/cassette/situations.js'
import { tampered } from '../../reference/cassette/tampered.js'
import type { Results } from '../results/results.js'
import { compile } from '../testing/compiled.js'
import { temporaryFolder } from '../testing/folder.js'

const { run } = compile()

test('what is found does not depend on the number of threads', { timeout: 120_000 }, async () => {
  const folder = await temporaryFolder()
  const whole = await situations()
  for (const { id, of, change } of tampered) {
    await writeCassette(join(folder, 'rec', `${id}.cassette.json`), change(whole[of]))
  }
  const suites = async (threads: number) => {
    const output = join(folder, String(threads))
    const flags = ['--threads', String(threads), '--runs', '1', '--reporter', 'json', '--output-dir', output]
    const { code } = await run('src/cli/main.js', ['cassettes', 'verify', join(folder, 'rec'), ...flags])
      .ended
    expect(code).toBe(1)
    return (JSON.parse(await readFile(join(output, 'results.json'), 'utf8')) as Results).suites
  }
  const alone = await suites(1)
  expect(alone[0]!.verdicts.length).toBeGreaterThan(200)
  expect(await suites(3)).toEqual(alone)
})
