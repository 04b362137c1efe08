import { expect, test } from 'vitest'
import { ByteQueue } from './byteQueue.js'
import { readRequest, type ReadRequest } from './readRequest.js'

/** Read a request that comes in pieces, and the connection ends. */
function read(pieces: readonly string[], maxBodyBytes = 1000) {
  const input = new ByteQueue()
  let proceeded = 0
  const reading = readRequest(input, { maxBodyBytes, proceed: () => (proceeded += 1) })
  let step: IteratorResult<undefined, ReadRequest | undefined> = reading.next()
  for (const piece of pieces) {
    if (step.done) break
    input.push(Buffer.from(piece, 'latin1'))
    step = reading.next()
  }
  input.ended = true
  if (!step.done) step = reading.next()
  return { read: step.value, proceeded, left: input.length }
}

const text = 'PUT /a%20b?c HTTP/1.1\r\nHost: x\r\nExpect: 100-Continue\r\nContent-Length: 3\r\n\r\nabc'

test('a request is the same in one piece and byte by byte', () => {
  const whole = read([text])
  expect(whole).toMatchObject({
    read: { head: text.slice(0, -3), reusable: true, request: { method: 'PUT', target: '/a%20b?c' } },
    proceeded: 1,
    left: 0,
  })
  expect(Buffer.from(whole.read!.request.body).toString()).toBe('abc')
  expect(read(text.split(''))).toEqual(whole)
})

test('what follows a request stays in the queue', () => {
  expect(read([`${text}GET / HT`]).left).toBe(8)
})

test('a request without a length has no body, and is read though the lines end in a bare LF', () => {
  const { read: request } = read(['GET / HTTP/1.0\nX: y\n\n'])
  expect(request).toMatchObject({
    reusable: false,
    request: { body: new Uint8Array(0), headers: [['X', 'y']] },
  })
})

test('a connection that ends between requests brings none', () => {
  expect(read([]).read).toBeUndefined()
})

test.each([
  ['has no request line', ['hello\r\n\r\n'], 'the request line is "hello"'],
  ['ends in its head', ['GET / HTTP/1.1\r\nHost'], 'closed inside the request head'],
  ['ends in its body', [text.slice(0, -1)], 'after 2 of 3 bytes'],
  ['declares too long a body', ['PUT / HTTP/1.1\r\nContent-Length: 1001\r\n\r\n'], 'more than 1000 bytes'],
  [
    'sends too long a body',
    ['PUT / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n', `3e9\r\n${'x'.repeat(1001)}\r\n`],
    'more than 1000 bytes',
  ],
  ['has an endless head', [`GET /${'x'.repeat(1 << 18)}`], 'more than 262144 bytes'],
])('a request that %s cannot be read', (_, pieces, fault) => {
  expect(() => read(pieces)).toThrow(fault)
})
