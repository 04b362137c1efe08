/**
 * The outcome of `work`, or a rejection with the signal's reason as soon as it fires.
 *
 * Unlike a `Promise.race` against one long-lived promise, nothing stays attached to the signal afterwards.
 */
export function abortable<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    const stop = () => {
      reject(signal.reason)
    }
    if (signal.aborted) stop()
    else signal.addEventListener('abort', stop, { once: true })
    work.then(resolve, reject).finally(() => {
      signal.removeEventListener('abort', stop)
    })
  })
}
