import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { createGithubReport, renderSummary } from './github.js'
import { createMemory, exampleResults, exampleVerdicts } from './testing/example.js'
import { temporaryFolder } from '../runner/testing/folder.js'

it('annotates what broke, a line each, and nothing a subject said becomes a command', async () => {
  const stdout = createMemory()
  const outputDir = await temporaryFolder()
  await createGithubReport({ outputDir, stdout, environment: {} }).onEnd(exampleResults())
  const lines = stdout.text().trimEnd().split('\n')
  expect(lines.map((line) => /^::(?:error|warning) title=[^:]+(?=::)/u.exec(line)?.[0])).toEqual([
    '::error title=converse.messages.max-count/fault could not be judged',
    '::error title=converse.messages.max-count',
    '::error title=1 case blocked',
    '::warning title=converse.response.usage',
  ])
  expect(lines[1]).toContain('%0Aexpected 400, got 200')
  expect(lines[1]).toContain('--only converse.messages.max-count/21')
  expect(await readFile(join(outputDir, 'summary.md'), 'utf8')).toBe(renderSummary(exampleResults()))
})

it('says no more than GitHub shows', async () => {
  const stdout = createMemory()
  const verdicts = Array.from({ length: 30 }, (_, index) => ({
    ...exampleVerdicts[5]!,
    case: `blocked-${index}`,
    reason: `reason ${index}`,
  }))
  await createGithubReport({ outputDir: await temporaryFolder(), stdout, environment: {} }).onEnd(
    exampleResults(verdicts),
  )
  expect(stdout.text().match(/^::error/gmu)).toHaveLength(10)
})

it('adds to the summary of the job', async () => {
  const outputDir = await temporaryFolder()
  const GITHUB_STEP_SUMMARY = join(outputDir, 'step.md')
  await writeFile(GITHUB_STEP_SUMMARY, 'before\n')
  await createGithubReport({
    outputDir,
    stdout: createMemory(),
    environment: { GITHUB_STEP_SUMMARY },
  }).onEnd(exampleResults())
  const text = await readFile(GITHUB_STEP_SUMMARY, 'utf8')
  expect(text).toMatch(/^before\n### ❌ server: /u)
  expect(text).not.toContain('<script>')
  expect(text.split('\n').filter((line) => line.includes('`converse.messages.max-count`'))).toHaveLength(1)
})
