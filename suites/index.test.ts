import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { expect, it } from 'vitest'
import { compile } from '../src/runner/testing/compiled.js'

const compiled = compile()
const vitest = join(dirname(createRequire(import.meta.url).resolve('vitest/package.json')), 'vitest.mjs')

/** A test file as a user writes it. */
const testFile = `
import { afterAll, beforeAll } from 'vitest'
import { serverSuite } from '../suites/index.js'
import { startReferenceServer } from '../src/reference/server/start.js'
import { mutantOf } from '../src/reference/server/mutants/index.js'

let server
beforeAll(async () => {
  const change = (parts) => mutantOf('total-off-by-one', 'newest').change(parts)
  server = await startReferenceServer({ change })
})
afterAll(() => server.close())

serverSuite({
  endpoint: () => server.url,
  only: ['converse.usage.total', 'converse.messages.content.text'],
  profile: { name: 'mine', lacks: ['video'] },
})
`

it('judges a server inside a test file of a user', { timeout: 120_000 }, async () => {
  const folder = join(compiled.folder, 'user')
  mkdirSync(folder)
  writeFileSync(join(folder, 'mine.test.js'), testFile)
  writeFileSync(join(folder, 'vitest.config.js'), 'export default { test: { exclude: [] } }\n')
  const report = join(folder, 'report.json')
  const run = compiled.run(vitest, ['run', '--root', folder, '--reporter=json', `--outputFile=${report}`])
  const { code, stderr } = await run.ended
  expect({ code, stderr }).toEqual({ code: 1, stderr: '' })
  const { testResults } = JSON.parse(readFileSync(report, 'utf8')) as Report
  const tests = testResults.flatMap(({ assertionResults }) => assertionResults)
  const failed = tests.filter(({ status }) => status === 'failed')
  expect(failed.map(({ title }) => title)).toEqual(['converse.usage.total'])
  expect(failed[0]?.failureMessages[0]).toMatch(/^NotConforming: .+\n\/usage\/totalTokens: totalTokens is/u)
  expect(failed[0]?.failureMessages[0]).toContain('usage.total (must): “')
  expect(tests.filter(({ status }) => status === 'passed').length).toBeGreaterThan(5)
})

interface Report {
  readonly testResults: readonly {
    readonly assertionResults: readonly {
      readonly title: string
      readonly status: string
      readonly failureMessages: readonly string[]
    }[]
  }[]
}
