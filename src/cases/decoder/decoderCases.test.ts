import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { inspect } from '../../wire/frames/inspect.js'
import { isSkip } from '../case.js'
import type { ObservedTrial } from './caseData.js'
import { decoderCaseData, decoderCases } from './index.js'
import { decoderRequirements } from './rules.js'
import { allTypes, encoded } from './samples.js'

const options = { seed: 1, runs: 3 }

test('ids are unique, twins exist, rules are known, and every rule is asked for', () => {
  const ids = decoderCaseData.map(({ id }) => id)
  expect(new Set(ids).size).toBe(ids.length)
  for (const { twins = [], rule } of decoderCaseData) {
    for (const twin of twins) expect(ids).toContain(twin)
    expect([...decoderRequirements.keys()]).toContain(rule)
  }
})

test('sentences are quoted in at most 25 words', () => {
  for (const [id, { source }] of decoderRequirements) {
    expect([id, source.sentence.split(/\s+/).length <= 25]).toEqual([id, true])
  }
})

test('each role has its own cases for the limits', () => {
  const ids = (role: 'client' | 'service') => decoderCases({ ...options, role }).map(({ id }) => id)
  expect(ids('client').filter((id) => !ids('service').includes(id))).toEqual([
    'limits.payload-over.client',
    'limits.headers-over.client',
  ])
})

describe('streams are what their cases say', () => {
  const light = decoderCaseData.filter(
    ({ heavy, features }) => heavy !== true && features?.includes('events') !== true,
  )

  test.each(light)('$id', ({ trials, level }) => {
    for (const { label, stream, expect: expected } of trials(options)) {
      if (stream.end === 'reset' || expected.end === 'either') continue
      const { faults, messages } = inspect(stream.chunks)
      const must = faults.filter((fault) => fault.level !== 'info')
      const whole = messages.filter((message) => !message.afterFault && message.faults.length === 0)
      expect([label, must.length > 0]).toEqual([label, expected.end === 'error'])
      const count = level === 'info' ? whole.length : (expected.messages ?? expected.payloads)?.length
      expect([label, whole.length]).toEqual([label, count])
    }
  })
})

test('failures are shown with their bytes, and no more than three of a kind', async () => {
  const item = decoderCases({ seed: 1, runs: 20 }).find(({ id }) => id === 'checksums.bit-flips')!
  const silent = { messages: [], events: [], end: 'end', milliseconds: 1 } as const
  const subject = { features: ['messages'], decode: async () => silent, close: async () => {} } as const
  const seen: readonly ObservedTrial[] = await item.observe(subject, new AbortController().signal)
  const judged = item.check(seen)
  expect(isSkip(judged) ? [] : judged.map(({ message }) => message)).toEqual([
    'bit 0 of byte 0: expected an error, got a clean end',
    'bit 1 of byte 0: expected an error, got a clean end',
    'bit 2 of byte 0: expected an error, got a clean end',
    'and 1629 more of 1632 streams',
  ])
  expect(item.evidence(seen)).toEqual([
    {
      title: 'Stream (bit 0 of byte 0; 204 bytes in one chunk)',
      text: expect.stringMatching(/^00000000 {2}01 00 00 cc 00 00 00 af/),
    },
    { title: 'What is wrong with it', text: expect.stringContaining('bit 0 of byte 0 of the message') },
    { title: 'What the decoder gave', text: 'end' },
  ])
})

const vectors = new URL(
  '../../../../shared/eventstream/vectors/shared/encoded/positive/all_headers',
  import.meta.url,
)
if (!existsSync(vectors)) console.log('skipped: the published event stream vectors are not here')

test.runIf(existsSync(vectors))('the message with all types is the published one, byte for byte', () => {
  expect(Buffer.from(encoded(allTypes))).toEqual(readFileSync(vectors))
})
