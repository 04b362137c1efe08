/** Does something with a signal that fires when the harness gives up, or after the time that the call asks for. */
export async function abortable({ abortAfterMs }, harness, act) {
  const controller = new AbortController()
  const abort = () => controller.abort()
  harness?.addEventListener('abort', abort, { once: true })
  const timer = abortAfterMs === undefined ? undefined : setTimeout(abort, abortAfterMs)
  try {
    return await act(controller.signal)
  } finally {
    clearTimeout(timer)
    harness?.removeEventListener('abort', abort)
  }
}
