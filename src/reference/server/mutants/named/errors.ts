import type { ServiceError } from '../../../../wire/rest/index.js'
import type { Mutant } from '../mutant.js'

const inErrors = (id: string, description: string, spoil: (error: ServiceError) => ServiceError): Mutant => ({
  id,
  description,
  change: (parts) => ({ ...parts, fail: (error) => parts.fail(spoil(error)) }),
})

export const errorMutants: readonly Mutant[] = [
  inErrors('throttles-as-503', 'answers throttling with 503', (error) =>
    error.name === 'ThrottlingException' ? { ...error, status: 503 } : error,
  ),
  inErrors('one-status', 'answers every modeled error with 400', (error) => ({ ...error, status: 400 })),
  inErrors('one-name', 'calls every error a ValidationException', (error) => ({
    ...error,
    name: 'ValidationException',
  })),
  inErrors('validation-as-internal', 'calls validation errors internal ones', (error) =>
    error.name === 'ValidationException' ? { ...error, name: 'InternalServerException', status: 500 } : error,
  ),
  {
    id: 'open-door',
    description: 'lets everybody in',
    change: (parts) => ({ ...parts, authenticate: () => undefined }),
  },
  {
    id: 'refuses-everything',
    description: 'refuses every request as invalid',
    change: (parts) => ({
      ...parts,
      judge: () => [{ requirement: 'mutant.everything', pointer: '', message: 'is refused' }],
    }),
  },
  {
    id: 'bad-exceptions',
    description: 'sends exceptions whose message is no text',
    change: (parts) => ({
      ...parts,
      frame: (event, call) =>
        parts.frame(event.kind === 'exception' ? { ...event, payload: { message: 5 } } : event, call),
    }),
  },
]
