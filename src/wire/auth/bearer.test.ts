import { expect, it } from 'vitest'
import { bearer } from './bearer.js'

it('replaces whatever authorization there was, and nothing else', () => {
  const request = {
    method: 'POST',
    target: '/',
    headers: [
      ['authorization', 'AWS4-HMAC-SHA256 …'],
      ['X-One', '1'],
    ] as const,
    body: new Uint8Array([1]),
  }
  expect(bearer(request, 'key')).toEqual({
    ...request,
    headers: [
      ['X-One', '1'],
      ['Authorization', 'Bearer key'],
    ],
  })
})
