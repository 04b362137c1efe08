import { describe, expect, it } from 'vitest'
import { frameReply } from './frameReply.js'
import type { HeaderList } from './message.js'
import { bytes, later, pieces, request } from './testing/start.js'

const body = bytes('abc')
const frame = (method: string, status: number, headers: HeaderList, version: '1.1' | '2' = '1.1') =>
  frameReply(request('/', { method }), { status, headers, body }, version)

it('adds the length of bytes, last', () => {
  expect(frame('GET', 200, [['X', '1']])).toEqual({
    status: 200,
    headers: [
      ['X', '1'],
      ['Content-Length', '3'],
    ],
    body,
    reusable: true,
  })
})

it('keeps framing that was given, and tells a length that is a lie', () => {
  expect(frame('GET', 200, [['content-length', '3']])).toMatchObject({
    headers: [['content-length', '3']],
    reusable: true,
  })
  expect(frame('GET', 200, [['content-length', '4']])).toMatchObject({ reusable: false })
  expect(frame('GET', 200, [['transfer-encoding', 'chunked']]).headers).toHaveLength(1)
})

it('sends pieces in chunks on HTTP/1.1 only', () => {
  const reply = () => ({ status: 200, headers: [], body: pieces('a') })
  expect(frameReply(request(), reply(), '1.1').headers).toEqual([['Transfer-Encoding', 'chunked']])
  expect(frameReply(request(), reply(), '2').headers).toEqual([])
})

describe('replies without a body', () => {
  it('HEAD has the headers of GET', () => {
    const { headers, body } = frame('HEAD', 200, [])
    expect([headers, body.constructor.name]).toEqual([[['Content-Length', '3']], 'Uint8Array'])
    expect(body).toHaveLength(0)
  })

  it('204 has no framing at all', () => {
    expect(frame('GET', 204, [['Content-Length', '3']])).toEqual({
      status: 204,
      headers: [],
      body: new Uint8Array(0),
      reusable: true,
    })
  })

  it('304 has only the framing that was given', () => {
    expect(frame('GET', 304, []).headers).toEqual([])
  })

  it('a source of pieces is told to stop', async () => {
    const stopped = later()
    const source: AsyncIterable<Uint8Array> = {
      [Symbol.asyncIterator]: () => ({
        next: () => new Promise(() => {}),
        return: async () => {
          stopped.resolve()
          return { done: true, value: undefined }
        },
      }),
    }
    frameReply(request('/', { method: 'HEAD' }), { status: 200, headers: [], body: source }, '1.1')
    await expect(stopped.promise).resolves.toBeUndefined()
  })
})

it.each([100, 199, 1000, 200.5, Number.NaN])('refuses status %d', (status) => {
  expect(() => frame('GET', status, [])).toThrow('is not one a final reply can have')
})
