/** What `within` gives when the time was up. */
export const overdue = Symbol('overdue')

/** How long a task that was told to stop may still take to hand over what it has seen so far. */
const grace = 1000

/**
 * Bound a task. When the time is up its signal is aborted, so that it can end with what it has; a task that rejects
 * because of that, or does not heed the signal, is `overdue`.
 */
export async function within<T>(
  milliseconds: number,
  task: (signal: AbortSignal) => Promise<T>,
): Promise<T | typeof overdue> {
  const controller = new AbortController()
  let timer: NodeJS.Timeout | undefined
  const limit = new Promise<typeof overdue>((resolve) => {
    timer = setTimeout(() => {
      controller.abort(new Error(`stopped after ${milliseconds} ms`))
      timer = setTimeout(resolve, grace, overdue)
    }, milliseconds)
  })
  try {
    return await Promise.race([task(controller.signal), limit])
  } catch (error) {
    if (controller.signal.aborted) return overdue
    throw error
  } finally {
    clearTimeout(timer)
  }
}
