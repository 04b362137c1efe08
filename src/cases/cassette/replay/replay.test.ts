import { expect, test } from 'vitest'
import { decoderMutants } from '../../../reference/decoder/mutants/index.js'
import { nullDecoders } from '../../../reference/decoder/nulls.js'
import { referenceDecoder } from '../../../reference/decoder/reference.js'
import { decoderVariants } from '../../../reference/decoder/variants.js'
import { event, messages, typeOf } from '../../../reference/cassette/edit.js'
import { situations } from '../../../reference/cassette/situations.js'
import { createFunctionDecoder } from '../../../subjects/decoder/functionDecoder.js'
import type { DecoderModule } from '../../../subjects/decoder/subject.js'
import { judgeReplay } from './judgeReplay.js'
import { laws } from './replayTrial.js'

const { stream: plain, 'tool-stream': tool } = await situations()
/** The same with text of every length that UTF-8 has. */
const stream = messages((list) =>
  list.map((message) =>
    typeOf(message) === 'contentBlockDelta'
      ? event('contentBlockDelta', { contentBlockIndex: 0, delta: { text: 'Grüße, 世界 😀' } })
      : message,
  ),
)(plain)

/** Milliseconds after which a decoder that waits is given up; all others take far less. */
const LIMIT = 300

async function replay(module: DecoderModule) {
  const subject = createFunctionDecoder(module, { limit: LIMIT })
  const judgements = []
  for (const cassette of [stream, tool]) {
    const judgement = await judgeReplay(cassette, { name: 'x', subject }, { seed: 7, chunkings: 3 })
    judgements.push(judgement!)
  }
  return judgements
}
const broken = async (module: DecoderModule) =>
  new Set((await replay(module)).flatMap(({ breaches }) => breaches.map(({ requirement }) => requirement.id)))

test('the decoder of this package keeps every law', async () => {
  expect([...(await broken(referenceDecoder()))]).toEqual([])
})

test.each(decoderVariants)('the variant $id keeps every law', async ({ make }) => {
  expect([...(await broken(make()))]).toEqual([])
})

test.each(nullDecoders)('$id keeps none: nothing passes with it', async ({ make }) => {
  for (const { breaches } of await replay(make())) expect(breaches).not.toEqual([])
})

test('every law is broken by a decoder with one defect', { timeout: 120_000 }, async () => {
  const killers = new Map<string, string[]>()
  const seen: string[] = []
  for (const { id, heavy, role, make } of decoderMutants) {
    if (heavy === true || role === 'service') continue
    const found = await broken(make())
    if (found.size > 0) seen.push(id)
    for (const rule of found) killers.set(rule, [...(killers.get(rule) ?? []), id])
  }
  // The others mistake what streams of the service do not have: headers of other types, damage in their structure.
  expect(seen).toMatchInlineSnapshot(`
    [
      "forgets-the-last",
      "drops-tail",
      "one-a-chunk",
      "needs-whole-prelude",
      "empty-chunk-ends",
      "text-by-chunk",
      "carries-over",
      "silent-end",
      "silent-tail-of-3",
      "silent-tail-of-12",
      "last-byte-of-no-interest",
      "silent-cut-payload",
      "zeros-are-padding",
      "no-message-is-the-end",
      "skips-leading-space",
      "reads-all-first",
      "reset-is-the-end",
      "wants-message-stop",
      "no-prelude-crc",
      "no-minimum",
      "minimum-of-12",
      "no-room-check",
      "signed-lengths",
      "reserves-by-claim",
      "waits-for-headers",
      "no-message-crc",
      "signed-crc",
      "goes-on",
      "events-under-shape-names",
    ]
  `)
  for (const { rule } of Object.values(laws)) expect(killers.get(rule), rule).toBeDefined()
})
