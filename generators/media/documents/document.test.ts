import { describe, expect, it } from 'vitest'
import { document, DOCUMENT_FORMATS, minimumDocumentBytes } from './document.js'

describe.each(DOCUMENT_FORMATS)('a %s', (format) => {
  const minimum = minimumDocumentBytes(format)

  it('is as long as it says, from its minimum on', () => {
    for (const byteLength of [minimum, minimum + 1, minimum + 2, minimum + 513, 4_718_593]) {
      expect(document({ format, byteLength }).bytes().length).toBe(byteLength)
    }
  })

  it('makes the same bytes each time, and keeps none', () => {
    const descriptor = document({ format })
    expect(descriptor.bytes()).toEqual(descriptor.bytes())
    expect(descriptor.bytes()).not.toBe(descriptor.bytes())
    expect(JSON.parse(JSON.stringify(descriptor))).toBe(descriptor.base64())
  })

  it('is printed by its format and length', () => {
    expect(String(document({ format, byteLength: 4_500_001 }))).toBe(`<${format}, 4,500,001 bytes>`)
  })

  it('refuses to be shorter than it can be', () => {
    expect(() => document({ format, byteLength: minimum - 1 })).toThrow(/has at least [\d,]+ bytes/)
  })
})
