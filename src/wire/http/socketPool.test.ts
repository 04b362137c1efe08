import { connect, type Socket } from 'node:net'
import { expect, it, onTestFinished, vi } from 'vitest'
import { SocketPool } from './socketPool.js'
import { startRawServer } from './testing/start.js'

async function openSocket(): Promise<Socket> {
  const url = await startRawServer((socket) => socket.resume())
  const socket = connect(Number(new URL(url).port), '127.0.0.1')
  onTestFinished(() => {
    socket.destroy()
  })
  await new Promise((resolve) => socket.once('connect', resolve))
  return socket
}

it('gives back the connection used last, as it got it', async () => {
  const pool = new SocketPool()
  const [first, second] = [await openSocket(), await openSocket()]
  const listeners = second.listenerCount('data') + second.listenerCount('close')
  pool.keep(first)
  pool.keep(second)
  expect(pool.take()).toBe(second)
  expect(second.listenerCount('data') + second.listenerCount('close')).toBe(listeners)
  expect(pool.take()).toBe(first)
  expect(pool.take()).toBeUndefined()
})

it('does not keep the process alive by a connection that rests', async () => {
  const pool = new SocketPool()
  const socket = await openSocket()
  const [unref, ref] = [vi.spyOn(socket, 'unref'), vi.spyOn(socket, 'ref')]
  pool.keep(socket)
  expect([unref.mock.calls.length, ref.mock.calls.length]).toEqual([1, 0])
  pool.take()
  expect(ref).toHaveBeenCalledOnce()
})

it('keeps none that has ended, and ends all on close', async () => {
  const pool = new SocketPool()
  const [ended, resting] = [await openSocket(), await openSocket()]
  ended.end()
  pool.keep(ended)
  expect(pool.take()).toBeUndefined()
  pool.keep(resting)
  pool.close()
  expect([ended.destroyed, resting.destroyed, pool.take()]).toEqual([true, true, undefined])
})
