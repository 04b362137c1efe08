import { vi } from 'vitest'

/** Wait until a check does not throw any more: at once on an idle machine, in its own time on a busy one. */
export const eventually = <T>(check: () => T | Promise<T>): Promise<T> =>
  vi.waitFor(check, { timeout: 15_000, interval: 20 })
