import { describe, expect, it } from 'vitest'
import { image, IMAGE_FORMATS, minimumBytes } from './image.js'

const SIDES = [
  [1, 1],
  [1, 2],
  [2, 1],
  [3, 3],
  [7, 9],
  [8, 8],
  [64, 100],
  [8001, 1],
  [1, 8001],
  [3000, 2791],
  [8000, 8001],
] as const

describe.each(IMAGE_FORMATS)('a %s', (format) => {
  it.each(SIDES)('of %ix%i is as long as it says', (width, height) => {
    const minimum = minimumBytes(format, width, height)
    expect(image({ format, width, height }).byteLength).toBe(minimum)
    for (const padding of [0, 2, 4, 254, 256, 258, 510, 512, 514, 65_530, 65_536, 65_538, 65_540, 131_078]) {
      const byteLength = minimum + padding
      expect(image({ format, width, height, byteLength }).bytes().length).toBe(byteLength)
    }
  })

  it('has any length from its minimum on', () => {
    const minimum = minimumBytes(format, 5, 5)
    const step = format === 'webp' ? 2 : 1
    for (let byteLength = minimum; byteLength < minimum + 1_100; byteLength += step) {
      expect(image({ format, width: 5, height: 5, byteLength }).bytes().length).toBe(byteLength)
    }
  })

  it('makes the same bytes each time, and keeps none', () => {
    const descriptor = image({ format, width: 10, height: 10, byteLength: 1000 })
    expect(descriptor.bytes()).toEqual(descriptor.bytes())
    expect(descriptor.bytes()).not.toBe(descriptor.bytes())
    expect(Buffer.from(descriptor.base64(), 'base64')).toEqual(Buffer.from(descriptor.bytes()))
  })

  it('refuses what it cannot be, and says what it can', () => {
    expect(() => image({ format, width: 0, height: 1 })).toThrow(/1 to \d+ pixels, not 0/)
    expect(() => image({ format, width: 1, height: 70_000 })).toThrow(/pixels, not 70000/)
    expect(() => image({ format, width: 1, height: 1.5 })).toThrow(/pixels, not 1.5/)
    expect(() => image({ format, width: 1, height: 1, byteLength: 3 })).toThrow(/at least [\d,]+ bytes/)
  })
})

describe('an image', () => {
  it('is printed by its sides and length', () => {
    const descriptor = image({ format: 'png', width: 8001, height: 1, byteLength: 3_932_161 })
    expect(String(descriptor)).toBe('<png 8001x1, 3,932,161 bytes>')
  })

  it('is its base64 in JSON, which is how a blob travels', () => {
    const descriptor = image({ format: 'gif', width: 2, height: 2 })
    expect(JSON.stringify({ bytes: descriptor })).toBe(`{"bytes":"${descriptor.base64()}"}`)
  })

  it('of webp has an even length', () => {
    expect(() => image({ format: 'webp', width: 1, height: 1, byteLength: 3_932_161 })).toThrow(
      'give 3932160 or 3932162',
    )
  })
})
