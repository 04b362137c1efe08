import type { Pipe } from '../command/pipe.js'
import { parseLine } from '../command/lineProgram.js'
import { quoteLine, readAnswer, writeCall } from './lines.js'
import type { ClientCall, ClientOutcome } from './subject.js'

/** The calls in a process that speaks the adapter protocol. */
export interface AdapterCalls {
  /** False when it has broken the protocol, left a call unanswered or gone, and a call was told so: start another. */
  readonly isUsable: boolean
  make(call: ClientCall, signal: AbortSignal): Promise<ClientOutcome>
  /** A line that it wrote. */
  take(line: string): void
  /** End it, and every call in it. */
  fail(offence: Offence): void
}

/** What ends a call. */
type Ending = Omit<ClientOutcome, 'milliseconds' | 'stderr'>
type Offence = Required<Pick<ClientOutcome, 'fault'>> & { readonly end: 'died' | 'rubbish' }

/** @param limit milliseconds that one call may take */
export function createCalls(pipe: Pipe, limit: number): AdapterCalls {
  const waiting = new Map<number, (ending: Ending) => void>()
  let lastId = 0
  let isSound = true
  /** What it did wrong while no call was there to be told: the next one is. */
  let offence: Offence | undefined

  const shared = () => (waiting.size > 1 ? ({ isShared: true } as const) : {})
  const fail = (ending: Offence) => {
    if (waiting.size === 0 && isSound) offence = ending
    isSound = false
    const whose = shared()
    for (const finish of waiting.values()) finish({ ...ending, ...whose })
    void pipe.kill()
  }

  return {
    get isUsable() {
      return isSound || offence !== undefined
    },
    make: (call, signal) =>
      new Promise((resolve) => {
        const started = performance.now()
        const { murmured } = pipe
        const id = (lastId += 1)
        const overdue = () => {
          isSound = false
          const within = signal.aborted ? 'the time of the case' : `${limit} ms`
          finish({ end: 'hung', fault: `it gave no answer within ${within}`, ...shared() })
        }
        const late = setTimeout(overdue, limit)
        const finish = (ending: Ending) => {
          clearTimeout(late)
          signal.removeEventListener('abort', overdue)
          waiting.delete(id)
          // The others in it have the time that they need; then it is ended.
          if (!isSound && waiting.size === 0) void pipe.kill()
          const stderr = pipe.lastWords(ending === offence ? 0 : murmured)
          resolve({ ...ending, ...(stderr !== '' && { stderr }), milliseconds: performance.now() - started })
        }
        waiting.set(id, finish)
        if (offence !== undefined) {
          finish(offence)
          offence = undefined
        } else if (signal.aborted) overdue()
        else {
          signal.addEventListener('abort', overdue, { once: true })
          pipe.write(writeCall(id, call))
        }
      }),
    take(line) {
      const value = parseLine(line)
      const id = value?.['id']
      const finish = typeof id === 'number' ? waiting.get(id) : undefined
      if (value !== undefined && finish !== undefined) {
        const answer = readAnswer(value)
        if (typeof answer !== 'string') finish({ ...answer, end: 'answer' })
        else fail({ end: 'rubbish', fault: `its answer breaks the protocol: ${answer}` })
      } else if (isSound) {
        // One that is given up may still answer what it was asked.
        fail({ end: 'rubbish', fault: `${describeLine(id, lastId)}: ${quoteLine(line)}` })
      }
    },
    fail,
  }
}

/** What a line is that answers no call which waits. */
function describeLine(id: unknown, lastId: number): string {
  if (typeof id !== 'number') return 'it wrote something to its standard output that is no answer'
  return id >= 1 && id <= lastId
    ? `it answered call ${id} twice`
    : `it answered call ${id}, which nobody made`
}
