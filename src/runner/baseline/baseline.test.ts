import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { count } from '../results/summarise.js'
import { fakeResults, resultsOf } from '../testing/fakes.js'
import type { Verdict } from '../verdict.js'
import { compareWithBaseline, emptyBaseline, staleEntries, type Baseline } from './baseline.js'
import { readBaseline, writeBaseline } from './files.js'
import { updateBaseline } from './update.js'

const baseline: Baseline = { format: 1, expected: { server: { a: 'images are not ours', b: '', gone: '' } } }

describe('a baseline', () => {
  it('excuses what fails as it says, and wants out what passes', async () => {
    const { verdicts } = await fakeResults({ a: 'no', b: 'yes', c: 'no', d: 'yes' })
    const compared = verdicts.map((verdict) => compareWithBaseline(baseline, 'server', verdict))
    expect(compared.map((verdict) => verdict.baseline)).toEqual(['expected', 'fixed', undefined, undefined])
    expect(compared[0]?.baselineReason).toBe('images are not ours')
    expect(count(compared, false)).toMatchObject({ red: 2, expected: 1, fixed: 1 })
  })

  it('is for one suite, and excuses no fault of the harness', async () => {
    const [verdict] = (await fakeResults({ a: 'crash' })).verdicts
    expect(compareWithBaseline(baseline, 'server', verdict!)).toBe(verdict)
    const [failure] = (await fakeResults({ a: 'no' })).verdicts
    expect(compareWithBaseline(baseline, 'client', failure!)).toBe(failure)
  })

  it('knows what became of its entries', () => {
    expect(staleEntries(baseline, 'server', new Set(['a', 'b']))).toEqual(['gone'])
    expect(staleEntries(baseline, 'client', new Set())).toEqual([])
  })
})

describe('an update', () => {
  it('lists every failure, keeps reasons and what was not judged, and drops what passes or is gone', async () => {
    const run = await fakeResults({ a: 'no', b: 'yes', z: 'no', c: 'no' })
    const before: Baseline = {
      format: 1,
      expected: { server: { ...baseline.expected.server, other: 'kept' } },
    }
    expect(updateBaseline(before, resultsOf({ ...run, staleBaseline: ['gone'] }))).toEqual({
      format: 1,
      expected: { server: { a: 'images are not ours', c: '', other: 'kept', z: '' } },
    })
  })

  it('does not take a subject that was not there for the rule', async () => {
    const run = await fakeResults({ a: 'no', b: 'yes' })
    const [first, ...rest] = run.verdicts
    const reason = 'connection refused'
    const verdicts: Verdict[] = [{ ...first!, outcome: 'blocked', reason }, ...rest]
    expect(() => updateBaseline(emptyBaseline, resultsOf({ ...run, verdicts }))).toThrow(
      'the baseline stays as it was: connection refused',
    )
  })
})

describe('a baseline file', () => {
  const folder = async () => {
    const path = await mkdtemp(join(tmpdir(), 'baseline-'))
    onTestFinished(() => rm(path, { recursive: true }))
    return path
  }

  it('is read as it was written, and nothing else is left behind', async () => {
    const path = await folder()
    const file = join(path, 'new', 'baseline.json')
    await writeBaseline(file, baseline)
    await writeBaseline(file, baseline)
    expect(await readBaseline(file, { mayBeAbsent: false })).toEqual(baseline)
    expect(await readdir(join(path, 'new'))).toEqual(['baseline.json'])
  })

  it('may be absent only when it is to be made', async () => {
    const file = join(await folder(), 'none.json')
    expect(await readBaseline(file, { mayBeAbsent: true })).toEqual(emptyBaseline)
    await expect(readBaseline(file, { mayBeAbsent: false })).rejects.toThrow('ENOENT')
  })

  it.each([
    ['{', 'JSON'],
    ['[]', 'format 1: must be object'],
    ['{"format":2,"expected":{}}', '/format: must be 1, not 2'],
    [
      '{"format":1,"expected":{"servers":{}}}',
      `/expected: "servers" is not known here; did you mean 'server'?`,
    ],
    ['{"format":1,"expected":{"server":{"a":1}}}', '/expected/server/a: must be string'],
  ])('that holds %s is refused', async (text, message) => {
    const file = join(await folder(), 'bad.json')
    await writeFile(file, text)
    await expect(readBaseline(file, { mayBeAbsent: true })).rejects.toThrow(message)
  })
})
