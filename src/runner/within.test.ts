import { expect, it } from 'vitest'
import { overdue, within } from './within.js'

it('gives what the task gives, in time', async () => {
  expect(await within(1000, async () => 'done')).toBe('done')
  await expect(within(1000, () => Promise.reject(new TypeError('oh')))).rejects.toThrow('oh')
})

it('takes what a task still hands over when it is told to stop', async () => {
  const task = (signal: AbortSignal) =>
    new Promise<string>((resolve) => signal.addEventListener('abort', () => resolve('so far')))
  expect(await within(1, task)).toBe('so far')
})

it('does not blame a task for stopping', async () => {
  const task = (signal: AbortSignal) =>
    new Promise<never>((_, reject) => signal.addEventListener('abort', () => reject(new Error('aborted'))))
  expect(await within(1, task)).toBe(overdue)
})
