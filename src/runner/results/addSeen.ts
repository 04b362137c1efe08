import type { Seen } from '../verdict.js'

/** Two counts of one thing, as of two shards. */
export const addSeen = (one: Seen, other: Seen): Seen => ({
  times: one.times + other.times,
  exchanges: one.exchanges + other.exchanges,
  example: one.example < other.example ? one.example : other.example,
})
