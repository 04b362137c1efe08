import { expect, it } from 'vitest'
import { fakeResults, resultsOf } from '../testing/fakes.js'
import { mergeResults, type NamedResults } from './merge.js'
import type { Results } from './results.js'

const outcomes = { a: 'yes', b: 'no', c: 'yes', d: 'no', e: 'yes' } as const

const shard = async (index: number, count: number): Promise<NamedResults> => ({
  name: `shard-${index}.json`,
  results: resultsOf(await fakeResults(outcomes, { shard: { index, count } })),
})

it('makes of all shards what one run would have been', async () => {
  const whole = resultsOf(await fakeResults(outcomes))
  expect(mergeResults([await shard(2, 3), await shard(1, 3), await shard(3, 3)])).toEqual(whole)
  expect(mergeResults([{ name: 'whole.json', results: whole }])).toEqual(whole)
})

it('counts a file that was given twice once', async () => {
  const whole = mergeResults([await shard(1, 2), await shard(2, 2), await shard(1, 2)])
  expect(whole.suites[0]?.summary.cases).toBe(5)
})

it('lets different subjects stand side by side', async () => {
  const one = await fakeResults({ a: 'yes' })
  const merged = mergeResults([
    { name: 'one.json', results: resultsOf(one) },
    { name: 'two.json', results: resultsOf({ ...one, subject: 'another' }) },
  ])
  expect(merged.suites.map(({ subject }) => subject)).toEqual(['a fake', 'another'])
})

it('says so when a part was interrupted', async () => {
  const { name, results } = await shard(1, 2)
  const broken: Results = { ...results, suites: [{ ...results.suites[0]!, state: 'interrupted' }] }
  expect(mergeResults([{ name, results: broken }, await shard(2, 2)]).suites[0]?.state).toBe('interrupted')
})

it('refuses to pass a part off as the whole', async () => {
  const [first, third] = [await shard(1, 3), await shard(3, 3)]
  expect(() => mergeResults([first, third])).toThrow('the server suite lacks shard 2/3')
  expect(() => mergeResults([])).toThrow('no results to merge')
})

it('refuses files that do not belong together', async () => {
  const whole: NamedResults = { name: 'whole.json', results: resultsOf(await fakeResults(outcomes)) }
  const other: NamedResults = { name: 'other.json', results: resultsOf(await fakeResults({ a: 'no' })) }
  expect(() => mergeResults([whole, other])).toThrow(
    'whole.json and other.json judge a differently: pass, fail',
  )
  const split = [await shard(1, 2), await shard(2, 2), await shard(1, 3)]
  expect(() => mergeResults(split)).toThrow('split into 2 and into 3 shards')
  const newer: Results = { ...other.results, header: { ...other.results.header, version: '9.9.9' } }
  expect(() => mergeResults([whole, { name: 'newer.json', results: newer }])).toThrow(
    'whole.json is of version 0.0.0, newer.json of 9.9.9',
  )
})
