import type { ClientError } from '../../subjects/client/subject.js'

/** Thrown inside the client for everything that its caller gets as an error. */
export class ClientFailure extends Error {
  override readonly name = 'ClientFailure'

  constructor(readonly error: ClientError) {
    super(error.message)
  }
}
