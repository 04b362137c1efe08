import { expect, it } from 'vitest'
import { Semaphore } from './semaphore.js'
import { later } from './testing/start.js'

it('runs so many at a time, in order, and goes on after a failure', async () => {
  const turns = new Semaphore(2)
  const gates = Array.from({ length: 4 }, () => later())
  const started: number[] = []
  const work = gates.map((gate, index) =>
    turns.run(async () => {
      started.push(index)
      await gate.promise
      if (index === 0) throw new Error('first')
      return index
    }),
  )
  const outcomes = Promise.allSettled(work)
  await Promise.resolve()
  expect(started).toEqual([0, 1])
  gates[0]!.resolve()
  await expect(work[0]).rejects.toThrow('first')
  expect(started).toEqual([0, 1, 2])
  for (const gate of gates) gate.resolve()
  expect((await outcomes).map(({ status }) => status)).toEqual([
    'rejected',
    'fulfilled',
    'fulfilled',
    'fulfilled',
  ])
})

it.each([0, -1, 1.5])('refuses a limit of %d', (limit) => {
  expect(() => new Semaphore(limit)).toThrow('is not a positive whole number')
})
