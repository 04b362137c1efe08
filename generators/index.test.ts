import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { asJson, image, images, invalidRequest, request, type Request } from './index.js'

interface Sent {
  readonly messages?: readonly { readonly content: readonly Block[] }[]
}

interface Block {
  readonly image?: {
    readonly source: { readonly bytes?: { readonly width: number; readonly height: number } }
  }
  readonly document?: { readonly name: string }
}

/** A user's own validator, with the faults that people make: off by one, and blind to two spaces. */
function accepts(sent: Request): boolean {
  const blocks = ((sent as Sent).messages ?? []).flatMap(({ content }) => content)
  return blocks.every(({ image, document }) => {
    const { width = 1, height = 1 } = image?.source.bytes ?? {}
    return Math.max(width, height) <= 8001 && /^[\w\s()[\]-]{1,200}$/.test(document?.name ?? 'a')
  })
}

describe('in a user’s own tests', () => {
  it('every lawful request is accepted', () => {
    fc.assert(
      fc.property(request('Converse', { features: ['image', 'document', 'tools'] }), (value) => {
        expect(accepts(value)).toBe(true)
      }),
      { seed: 1 },
    )
  })

  it.each([
    ['converse.messages.images.max-pixels', /png 8001x1,/],
    ['converse.messages.content.document.name.whitespace', /"name":"a {2}a"/],
  ])('a validator that misses %s is found out, with the least request', (requirement, shown) => {
    const property = fc.property(
      invalidRequest('Converse', { requirement }),
      ({ request }) => !accepts(request),
    )
    expect(() => fc.assert(property, { seed: 1 })).toThrow(shown)
  })

  it('a large image stays a description until its bytes are asked for', () => {
    const large = image({ format: 'png', width: 8000, height: 8000, byteLength: 3_932_160 })
    expect(fc.stringify([large])).toBe('[<png 8000x8000, 3,932,160 bytes>]')
    expect(asJson({ bytes: large }).bytes).toHaveLength(5_242_880)
    fc.assert(
      fc.property(images({ formats: ['png'] }), (some) => some.bytes().byteLength === some.byteLength),
      { seed: 1, numRuns: 20 },
    )
  })
})
