import { expect, it } from 'vitest'
import { createLane } from './lane.js'

it('lets tasks in by their order, and goes on after one that fails', async () => {
  const lane = createLane(1)
  const order: number[] = []
  const tasks = [1, 2, 3].map((number) =>
    lane(async () => {
      order.push(number)
      if (number === 2) throw new Error('two')
      return number
    }),
  )
  const outcomes = await Promise.allSettled(tasks)
  expect(order).toEqual([1, 2, 3])
  expect(outcomes.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled'])
})

it('gives a slot that came free in between to who waited for it', async () => {
  const lane = createLane(2)
  let running = 0
  const most: number[] = []
  const task = async () => {
    running += 1
    most.push(running)
    await Promise.resolve()
    running -= 1
  }
  await Promise.all([lane(task), lane(task), lane(task)])
  await Promise.all([lane(task), lane(task), lane(task), lane(task)])
  expect(Math.max(...most)).toBe(2)
})
