import { expect, it } from 'vitest'
import { ByteQueue } from './byteQueue.js'
import { bytes } from './testing/start.js'

function queueOf(...texts: readonly string[]): ByteQueue {
  const queue = new ByteQueue()
  for (const text of texts) queue.push(bytes(text))
  return queue
}

it('takes lines across pieces, ended by CRLF or LF', () => {
  const queue = queueOf('on', 'e\r', '\ntwo\n\r\nthr')
  expect([queue.line(), queue.line(), queue.line(), queue.line()]).toEqual(['one', 'two', '', undefined])
  queue.push(bytes('ee\n'))
  expect(queue.line()).toBe('three')
  expect(queue.length).toBe(0)
})

it('reads a line as latin1, byte by byte', () => {
  const queue = new ByteQueue()
  queue.push(new Uint8Array([0xe9, 0x00, 0x0a]))
  expect(queue.line()).toBe('é\0')
})

it('looks ahead without taking, and takes what it is asked for', () => {
  const queue = queueOf('ab', '', 'cd')
  expect(queue.peek(3).toString()).toBe('abc')
  expect(queue.take(3).toString()).toBe('abc')
  expect(queue.length).toBe(1)
  expect(queue.peek(5).toString()).toBe('d')
})
