import { InvalidArgumentError } from 'commander'
import { randomInt } from 'node:crypto'
import { existsSync } from 'node:fs'
import { nearest } from '../files/nearest.js'
import type { Shard } from '../runner/settings.js'

/** A whole number of at least `least`. */
export const integer =
  (least: number) =>
  (text: string): number => {
    const value = Number(text)
    if (/^\d+$/u.test(text) && Number.isSafeInteger(value) && value >= least) return value
    throw new InvalidArgumentError(`It must be a whole number, ${least} or more.`)
  }

/** A seed: a number that a run can be repeated with, or `random` for one that nobody has had. */
export const seed = (text: string): number => (text === 'random' ? randomInt(2 ** 31) : integer(0)(text))

/** `2/3`: the second of three parts. */
export function shard(text: string): Shard {
  const [index = 0, count = 0] = (/^(\d+)\/(\d+)$/u.exec(text)?.slice(1) ?? []).map(Number)
  if (index >= 1 && index <= count) return { index, count }
  throw new InvalidArgumentError('It must be a part such as 1/3, of 1/3, 2/3 and 3/3.')
}

/** A file that is there. */
export function file(text: string): string {
  if (existsSync(text)) return text
  throw new InvalidArgumentError('There is no such file.')
}

/** Entries set apart by commas; given several times they add up. */
export const list = (text: string, before: readonly string[] = []): readonly string[] => [
  ...before,
  ...text.split(',').filter((entry) => entry !== ''),
]

/** Entries of a fixed list, set apart by commas. */
export const listOf =
  <Name extends string>(known: readonly Name[]) =>
  (text: string): readonly Name[] =>
    list(text).map((name) => {
      if (known.includes(name as Name)) return name as Name
      const meant = nearest(name, known)
      throw new InvalidArgumentError(
        meant === undefined ? `There are ${known.join(', ')}.` : `Did you mean '${meant}'?`,
      )
    })
