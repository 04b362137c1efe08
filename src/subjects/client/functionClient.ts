import { ProgramStartError } from '../command/lineProgram.js'
import { answerText } from './answerText.js'
import { faultOfHello, readAnswer } from './lines.js'
import type { ClientModule, ClientOutcome, ClientSubject } from './subject.js'

/**
 * A client in this process: fast, for clients that give the event loop back.
 *
 * @throws ProgramStartError when it does not say what it is
 */
export function createFunctionClient({ hello, call }: ClientModule, { limit = 60_000 } = {}): ClientSubject {
  const fault = faultOfHello(hello)
  if (fault !== undefined) throw new ProgramStartError(`the module's hello breaks the protocol: ${fault}`)
  return {
    hello,
    call: (asked, signal) => callWithin(limit, (own) => call(asked, own), signal),
    close: async () => {},
  }
}

async function callWithin(
  limit: number,
  make: (signal: AbortSignal) => Promise<unknown>,
  signal: AbortSignal,
): Promise<ClientOutcome> {
  const started = performance.now()
  const over = new AbortController()
  const stop = () => over.abort(new Error('nobody waits any more'))
  const late = setTimeout(stop, limit)
  signal.addEventListener('abort', stop, { once: true })
  if (signal.aborted) stop()
  try {
    const ending = await Promise.race([outcomeOf(make, over.signal), hungAfter(over.signal, limit, signal)])
    return { ...ending, milliseconds: performance.now() - started }
  } finally {
    clearTimeout(late)
    signal.removeEventListener('abort', stop)
  }
}

type Ending = Omit<ClientOutcome, 'milliseconds'>

/** What a module gave, as it would come out of a process: through JSON. */
async function outcomeOf(
  make: (signal: AbortSignal) => Promise<unknown>,
  signal: AbortSignal,
): Promise<Ending> {
  try {
    const value: unknown = JSON.parse(answerText(await make(signal)))
    if (typeof value !== 'object' || value === null)
      return { end: 'rubbish', fault: `call() gave ${JSON.stringify(value)}, which is no answer` }
    const answer = readAnswer({ id: 0, ...value })
    if (typeof answer !== 'string') return { end: 'answer', ...answer }
    return { end: 'rubbish', fault: `its answer breaks the protocol: ${answer}` }
  } catch (error) {
    return { end: 'died', fault: `call() threw ${String(error)}, in place of answering with it` }
  }
}

function hungAfter(over: AbortSignal, limit: number, signal: AbortSignal): Promise<Ending> {
  return new Promise((resolve) => {
    const hang = () => {
      const within = signal.aborted ? 'the time of the case' : `${limit} ms`
      resolve({ end: 'hung', fault: `it gave no answer within ${within}` })
    }
    if (over.aborted) hang()
    else over.addEventListener('abort', hang, { once: true })
  })
}
