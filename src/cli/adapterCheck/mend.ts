import type { ClientObservation } from '../../cases/client/observation.js'
import type { Stray } from '../../subjects/client/script.js'
import type { Step } from './step.js'

/** What to do about a step that failed, by what is most likely the reason. */
export function mendOf(
  { mend }: Step,
  { calls, arrivals }: ClientObservation,
  strays: readonly Stray[],
): string {
  switch (calls[0]?.outcome.end) {
    case 'hung':
      return 'write one line for each call, with its `id`, and flush standard output'
    case 'died':
      return 'catch whatever the client throws and answer with `error`; what the process said last stands above'
    case 'rubbish':
      return 'only the greeting and the answers go to standard output, one JSON object a line; everything else belongs to standard error'
    case undefined:
    case 'answer':
  }
  if (arrivals.length > 0) return mend
  return strays.length > 0
    ? 'give the client `input` and `credentials` as they are: a request came that belongs to no call'
    : 'have the client call `endpoint`, scheme, host, port and path, and nothing else'
}
