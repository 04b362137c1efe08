import { readdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { checkAgainst } from '../files/checkAgainst.js'
import { readResults } from '../runner/results/read.js'
import { createReports, reportNames } from './create.js'
import {
  createMemory,
  exampleRequirements,
  exampleResults,
  exampleSettings,
  exampleVerdicts,
} from './testing/example.js'
import { temporaryFolder } from '../runner/testing/folder.js'

it('writes every format from the same results', async () => {
  const outputDir = await temporaryFolder()
  const stdout = createMemory()
  const report = await createReports(reportNames, { outputDir, stdout, environment: {} })
  report.onPlan?.(
    exampleSettings,
    exampleVerdicts.map(({ requirement }) => requirement),
  )
  for (const verdict of exampleVerdicts) report.onVerdict?.('server', verdict, exampleRequirements[0]!)
  await report.onEnd(exampleResults())
  expect((await readdir(outputDir)).sort()).toEqual([
    'junit.xml',
    'report.html',
    'results.json',
    'summary.md',
  ])
  expect(stdout.text()).toContain('server: cannot be told')
  const written = await readResults(join(outputDir, 'results.json'))
  expect(written).toEqual(exampleResults())
  expect(checkAgainst('results', written)).toEqual([])
})

it('writes what it can when one of them fails', async () => {
  const folder = await temporaryFolder()
  const outputDir = join(folder, 'file')
  await writeFile(outputDir, '')
  const stdout = createMemory()
  const report = await createReports(['json', 'default'], { outputDir, stdout, environment: {} })
  await expect(report.onEnd(exampleResults())).rejects.toThrow('EEXIST')
  expect(stdout.text()).toContain('FAIL converse.messages.max-count')
})
