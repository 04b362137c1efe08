import { expect, it } from 'vitest'
import { newestRevision } from '../contract/index.js'
import { fakeSettings } from './testing/fakes.js'
import { resolveSettings, usual } from './resolve.js'

const { profile } = fakeSettings()
const resolve = (given: Parameters<typeof resolveSettings>[3], claimed?: string) =>
  resolveSettings(
    'server',
    { kind: 'embedded' },
    { ...profile, ...(claimed !== undefined && { revision: claimed }) },
    given,
  )

it('does the usual where nothing is said', () => {
  expect(resolve({})).toMatchObject({ ...usual, timeout: profile.timeouts.case, revision: newestRevision.id })
  expect(resolve({})).not.toHaveProperty('shard')
})

it('believes who asks before the profile, and the profile before the usual', () => {
  expect(resolve({}, '2024-06-01').revision).toBe('2024-05-30')
  expect(resolve({ revision: '2024-07-25' }, '2024-06-01').revision).toBe('2024-07-25')
  expect(resolve({ timeout: 7, seed: 8, shard: { index: 1, count: 2 } })).toMatchObject({
    timeout: 7,
    seed: 8,
    shard: { index: 1, count: 2 },
  })
  expect(() => resolve({ revision: 'July' })).toThrow("'July' names no revision")
})

it('takes what it knows and nothing else', () => {
  const flags = { seed: 3, reporter: ['json'], debug: true }
  expect(resolve(flags)).not.toHaveProperty('reporter')
})

it('is plain JSON', () => {
  const settings = resolve({ only: ['a'], maxRequests: 5, role: 'service' })
  expect(JSON.parse(JSON.stringify(settings))).toEqual(settings)
})
