import { describe, expect, it } from 'vitest'
import { document, DOCUMENT_FORMATS, minimumDocumentBytes } from '../documents/document.js'
import { SENTENCE } from '../documents/format.js'
import { attainableBytes, image, IMAGE_FORMATS, minimumBytes } from '../images/image.js'
import { readAll, whyNoReaders } from './readers.js'

const why = whyNoReaders()
if (why !== undefined) console.log(`media are not read by foreign libraries here: ${why}`)

describe.skipIf(why !== undefined)('readers that are not ours', () => {
  const SIDES = [
    [1, 1],
    [2, 1],
    [9, 17],
    [100, 64],
    [8001, 1],
    [1, 8001],
    [3000, 2791],
  ] as const

  it.each(IMAGE_FORMATS)(
    'decode every pixel of a %s of any sides and length',
    { timeout: 300_000 },
    (format) => {
      const images = SIDES.flatMap(([width, height]) => {
        const minimum = minimumBytes(format, width, height)
        return [minimum, minimum + 2, minimum + 70_000, attainableBytes(format, 3_932_161)].map(
          (byteLength) => image({ format, width, height, byteLength }),
        )
      })
      images.push(image({ format, width: 8000, height: 8001 }))
      images.push(image({ format, width: 8001, height: 8000, byteLength: 3_932_162 }))
      const readings = readAll(images)
      expect(readings).toEqual(images.map(({ width, height }) => ({ format, width, height })))
    },
  )

  it.each(DOCUMENT_FORMATS)('find the sentence in a %s of any length', { timeout: 300_000 }, (format) => {
    const minimum = minimumDocumentBytes(format)
    const lengths = [minimum, minimum + 1, minimum + 70_000, 4_500_000, 4_718_593]
    const readings = readAll(lengths.map((byteLength) => document({ format, byteLength })))
    expect(readings.map(({ error }) => error)).toEqual(lengths.map(() => undefined))
    for (const { text } of readings) expect(text).toContain(SENTENCE)
  })
})
