import * as fc from 'fast-check'
import { describe, expect, it, vi } from 'vitest'
import { brokenLaws, frozen } from '../../laws.js'
import type { Clip } from '../clips/clip.js'
import { DOCUMENT_FORMATS, type Document } from '../documents/document.js'
import { Image, IMAGE_FORMATS } from '../images/image.js'
import { audioClips, videoClips } from './clip.js'
import { DOCUMENT_LIMITS, documents } from './document.js'
import { IMAGE_LIMITS, images } from './image.js'

describe('images', () => {
  it('keep the laws', () => {
    const objection = ({ width, height, byteLength }: Image): string | undefined =>
      Math.max(width, height) > IMAGE_LIMITS.side || byteLength > IMAGE_LIMITS.bytes ? 'too large' : undefined
    expect(brokenLaws(images(), objection)).toEqual([])
    expect(frozen(images())).toMatchSnapshot()
  })

  it('are of every format, and hit the limits on purpose', () => {
    const sample = fc.sample(images(), { seed: 1, numRuns: 200 })
    expect(new Set(sample.map(({ format }) => format))).toEqual(new Set(IMAGE_FORMATS))
    expect(sample.some(({ width }) => width === 8000)).toBe(true)
    expect(sample.some(({ height }) => height === 8000)).toBe(true)
    expect(sample.some(({ byteLength }) => byteLength === 3_750_000)).toBe(true)
  })

  it('of other ranges keep to them', () => {
    const large = images({ byteLength: { min: 3_932_161, max: 4_000_001 } })
    const objection = ({ byteLength }: Image): string | undefined =>
      byteLength < 3_932_161 || byteLength > 4_000_001 ? 'outside' : undefined
    expect(brokenLaws(large, objection)).toEqual([])
    expect(() => images({ formats: ['jpeg'], byteLength: { min: 1, max: 100_000 } })).toThrow(
      'No jpeg of up to 8000x8000 has a length of 1 to 100000 bytes.',
    )
  })

  it('shrink to the boundary in a few steps, and without making a byte', () => {
    const bytes = vi.spyOn(Image.prototype, 'bytes')
    const any = images({
      width: { min: 1, max: 20_000, at: [8000, 8001] },
      formats: ['png'],
      byteLength: { min: 1, max: 5_000_000 },
    })
    const tooWide = fc.check(
      fc.property(any, ({ width }) => width <= 8000),
      { seed: 1 },
    )
    expect(String(tooWide.counterexample?.[0])).toBe('<png 8001x1, 146 bytes>')
    const tooLong = fc.check(
      fc.property(any, ({ byteLength }) => byteLength <= 3_932_160),
      { seed: 1 },
    )
    expect(String(tooLong.counterexample?.[0])).toBe('<png 1x1, 3,932,161 bytes>')
    expect(Math.max(tooWide.numShrinks, tooLong.numShrinks)).toBeLessThan(60)
    expect(bytes).not.toHaveBeenCalled()
  })
})

describe('documents', () => {
  it('keep the laws', () => {
    const objection = ({ byteLength }: Document): string | undefined =>
      byteLength > DOCUMENT_LIMITS.bytes ? 'too large' : undefined
    expect(brokenLaws(documents(), objection)).toEqual([])
    expect(frozen(documents())).toMatchSnapshot()
  })

  it('are of every format, and hit the limit on purpose', () => {
    const sample = fc.sample(documents(), { seed: 1, numRuns: 200 })
    expect(new Set(sample.map(({ format }) => format))).toEqual(new Set(DOCUMENT_FORMATS))
    expect(sample.some(({ byteLength }) => byteLength === 4_500_000)).toBe(true)
    expect(() => documents({ formats: ['doc'], byteLength: { min: 1, max: 100 } })).toThrow('No doc has')
  })
})

it('audio and video clips keep the laws', () => {
  const objection = ({ byteLength }: Clip): string | undefined =>
    byteLength < 44 || byteLength > 1_000_000 ? 'outside' : undefined
  expect(brokenLaws(audioClips(), objection)).toEqual([])
  expect(brokenLaws(videoClips(), objection)).toEqual([])
})
