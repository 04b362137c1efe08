import type { ClientCall, ClientOutcome } from '../../subjects/client/subject.js'
import type { Specimen } from '../matrix/killMatrix.js'

/** A client that is none: not one check may pass with it. */
export interface NullClient extends Specimen {
  readonly call: (call: ClientCall) => Promise<ClientOutcome>
}

const answers = (
  id: string,
  intent: string,
  outcome: (call: ClientCall) => Partial<ClientOutcome>,
): NullClient => ({
  id,
  intent,
  call: async (call) => ({ end: 'answer', milliseconds: 0, ...outcome(call) }),
})

export const nullClients: readonly NullClient[] = [
  answers('exits', 'exits at once', () => ({ end: 'died', fault: 'it ended with code 0' })),
  answers('prints-nothing', 'prints nothing', () => ({ end: 'hung', fault: 'it said nothing in time' })),
  answers('prints-rubbish', 'prints something else', () => ({ end: 'rubbish', fault: 'it is no JSON' })),
  answers('empty-answer', 'answers nothing at all', () => ({})),
  answers('empty-output', 'answers {} to everything', () => ({ output: {} })),
  answers('no-events', 'answers no events to everything', () => ({ output: {}, events: [] })),
  answers('echo', 'answers its input', ({ input }) => ({ output: input, events: [input] })),
  answers('always-fails', 'answers an error to everything', () => ({
    error: { name: 'ValidationException', message: 'No.', statusCode: 400 },
  })),
]
