import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { assembleFrame } from './assemble.js'
import { writeFrames } from './writeFrames.js'

const contents = fc.oneof(
  fc.record({ headers: fc.uint8Array({ maxLength: 40 }), payload: fc.uint8Array({ maxLength: 1000 }) }),
  fc.record({
    headers: fc.uint8Array({ maxLength: 40 }),
    payload: fc.string({ unit: 'grapheme', maxLength: 400 }),
  }),
  fc.record({ raw: fc.uint8Array() }),
)

test('law: the bytes are those of the frames one by one', () => {
  fc.assert(
    fc.property(fc.array(contents), (list) => {
      const frames = list.map((content) =>
        'raw' in content
          ? content.raw
          : assembleFrame({ headers: content.headers, payload: Buffer.from(content.payload) }),
      )
      expect(Buffer.compare(writeFrames(list), Buffer.concat(frames))).toBe(0)
    }),
    { seed: 1 },
  )
})
