import { expect, it } from 'vitest'
import { JsonText, OpaqueBytes } from './blob.js'

it('a JSON text is its JSON, and white space up to the length asked for', () => {
  const body = new JsonText({ prompt: 'Hällo' }, 40)
  expect(body.byteLength).toBe(40)
  expect(body.bytes()).toHaveLength(40)
  expect(JSON.parse(Buffer.from(body.bytes()).toString())).toEqual({ prompt: 'Hällo' })
  expect(String(body)).toBe('<json {"prompt":"Hällo"}>')
  expect(String(new JsonText({}, 25_000_001))).toBe('<json, 25,000,001 bytes>')
  expect(() => new JsonText({ prompt: 'Hello' }, 3)).toThrow('The JSON text has 18 bytes, not 3.')
})

it('opaque bytes are what they were given', () => {
  const bytes = new OpaqueBytes(Uint8Array.of(1, 2, 3))
  expect(bytes.base64()).toBe('AQID')
  expect(String(bytes)).toBe('<3 bytes>')
})
