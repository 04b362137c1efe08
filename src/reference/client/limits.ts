import type { ClientOptions } from '../../subjects/client/subject.js'
import { ClientFailure } from './clientFailure.js'
import { CONNECTION_LOST } from './retry.js'

/** How long a call may take: what its caller said of silence, and when it is to be aborted. */
export interface Limits {
  /** Ends what is under way, for whichever reason. */
  readonly signal: AbortSignal
  /** Only for the caller's own reason. */
  readonly aborted: AbortSignal
  /** Something was heard, or is about to be asked: silence is measured from here. */
  stir(): void
  /** The error of the caller for what was thrown meanwhile. */
  failure(thrown: unknown): ClientFailure
  clear(): void
}

export function createLimits({ timeoutMs, abortAfterMs }: ClientOptions): Limits {
  const silence = new AbortController()
  const abort = new AbortController()
  const aborting =
    abortAfterMs === undefined
      ? undefined
      : setTimeout(() => {
          abort.abort(new Error('aborted by the caller'))
        }, abortAfterMs)
  let waiting: NodeJS.Timeout | undefined
  return {
    signal: AbortSignal.any([silence.signal, abort.signal]),
    aborted: abort.signal,
    stir: () => {
      if (timeoutMs === undefined) return
      clearTimeout(waiting)
      waiting = setTimeout(() => {
        silence.abort(new Error('the service was silent for too long'))
      }, timeoutMs)
    },
    failure: (thrown) => {
      if (thrown instanceof ClientFailure) return thrown
      if (abort.signal.aborted)
        return new ClientFailure({ name: 'AbortError', message: 'the call was aborted' })
      if (silence.signal.aborted)
        return new ClientFailure({ name: 'TimeoutError', message: `no byte came for ${timeoutMs} ms` })
      const message = thrown instanceof Error ? thrown.message : String(thrown)
      return new ClientFailure({ name: CONNECTION_LOST, message })
    },
    clear: () => {
      clearTimeout(aborting)
      clearTimeout(waiting)
    },
  }
}
