/** One signal for both ways an exchange is ended from outside; its reason is the sentence that says which. */
export interface Deadline {
  readonly signal: AbortSignal
  clear(): void
}

/** Fires after `timeoutMs`, or when the caller's signal does. */
export function startDeadline(timeoutMs: number, caller?: AbortSignal): Deadline {
  const over = new AbortController()
  const giveUp = () => {
    over.abort('the caller gave the exchange up')
  }
  const timer = setTimeout(() => {
    over.abort(`no complete answer within ${timeoutMs} ms`)
  }, timeoutMs)
  if (caller?.aborted) giveUp()
  else caller?.addEventListener('abort', giveUp, { once: true })
  return {
    signal: over.signal,
    clear() {
      clearTimeout(timer)
      caller?.removeEventListener('abort', giveUp)
    },
  }
}
