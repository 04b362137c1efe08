import { stripVTControlCharacters } from 'node:util'
import { describe, expect, it } from 'vitest'
import type { Verdict } from '../../runner/verdict.js'
import { createConsoleReport } from './console.js'
import {
  createMemory,
  exampleRequirements,
  exampleResults,
  exampleSettings,
  exampleVerdicts,
} from '../testing/example.js'

async function show(verdicts = exampleVerdicts, environment = {}, isTTY = false): Promise<string> {
  const stdout = createMemory({ isTTY })
  const report = createConsoleReport({ outputDir: '', stdout, environment })
  report.onPlan?.(
    exampleSettings,
    verdicts.map(({ requirement }) => requirement),
  )
  for (const verdict of verdicts) report.onVerdict?.('server', verdict, exampleRequirements[0]!)
  await report.onEnd(exampleResults(verdicts))
  return stdout.text()
}

describe('the console', () => {
  it('tells the whole story in plain lines', async () => {
    expect(await show()).toMatchSnapshot()
  })

  it('is short when all is well', async () => {
    expect(await show(exampleVerdicts.slice(0, 1))).toMatchSnapshot()
  })

  it('uses colours on a terminal only, or when told to', async () => {
    const plain = await show()
    expect(stripVTControlCharacters(plain)).toBe(plain)
    expect(await show(exampleVerdicts, { FORCE_COLOR: '1' })).toContain('\u001b[31m')
    expect(stripVTControlCharacters(await show(exampleVerdicts, { FORCE_COLOR: '1' }))).toBe(plain)
    expect(await show(exampleVerdicts, { NO_COLOR: '1' }, true)).not.toContain('\u001b[31m')
    expect(await show(exampleVerdicts, {}, true)).toContain('\u001b[31m')
  })

  it('takes its progress away again', async () => {
    const text = await show(exampleVerdicts, { NO_COLOR: '1' }, true)
    const left = text.split('\n').map((line) => line.split('\r\u001b[2K').at(-1))
    expect(left.join('\n')).toBe(await show())
    expect(text).toMatch(/━+ \d+\/10 /u)
  })

  it('shows of many requirements one for each finding in full, and folds the rest', async () => {
    const requirements = Array.from({ length: 25 }, (_, index) => ({
      ...exampleRequirements[0]!,
      id: `group.requirement-${String(index).padStart(2, '0')}`,
    }))
    const verdicts = requirements.map(({ id }, index) => ({
      ...exampleVerdicts[1]!,
      case: `${id}/a`,
      requirement: id,
      findings: [{ message: index % 12 === 0 ? 'expected 400, got 500' : 'expected 400, got 200' }],
    }))
    const stdout = createMemory()
    const results = exampleResults()
    await createConsoleReport({ outputDir: '', stdout, environment: {} }).onEnd({
      ...results,
      suites: [{ ...results.suites[0]!, requirements, verdicts }],
    })
    expect(stdout.text().match(/^FAIL .*/gmu)).toEqual([
      'FAIL group.requirement-00  must',
      'FAIL group.requirement-01  must',
      'FAIL 21 more cases: expected 400, got 200',
      'FAIL 2 more cases: expected 400, got 500',
    ])
    expect(stdout.text().match(/^ {5}again$/gmu)).toHaveLength(2)
  })

  it('cuts what is too long to read', async () => {
    const long: Verdict = {
      ...exampleVerdicts[1]!,
      evidence: [{ title: 'Answer', text: `${'x'.repeat(5000)}\n`.repeat(100) }],
    }
    const text = await show([long])
    expect(text).toContain('… 4,760 more characters')
    expect(text).toContain('… 61 more lines')
    expect(text.length).toBeLessThan(20_000)
  })
})
