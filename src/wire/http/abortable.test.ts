import { expect, it } from 'vitest'
import { abortable } from './abortable.js'

const never = new Promise<never>(() => {})

it('passes the outcome on', async () => {
  const { signal } = new AbortController()
  await expect(abortable(Promise.resolve(1), signal)).resolves.toBe(1)
  await expect(abortable(Promise.reject(new Error('no')), signal)).rejects.toThrow('no')
})

it('rejects with the reason, at once when it is already there', async () => {
  const control = new AbortController()
  const waiting = abortable(never, control.signal)
  control.abort('enough')
  await expect(waiting).rejects.toBe('enough')
  await expect(abortable(never, control.signal)).rejects.toBe('enough')
})

it('swallows the failure of work that nobody waits for any more', async () => {
  await expect(abortable(Promise.reject(new Error('late')), AbortSignal.abort('first'))).rejects.toBe('first')
})
