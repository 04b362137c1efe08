import type { SequenceEvent } from '../../stream/event.js'

/**
 * Thrown for an exception or an error in a stream: its name is the type of the exception or the code of the error, and
 * it has the members of the payload.
 */
export class StreamException extends Error {
  constructor({ kind, type, payload }: SequenceEvent) {
    const { message, ...members } = (payload ?? {}) as { message?: unknown }
    super(typeof message === 'string' ? message : `the stream ended in an ${kind} of type ${type}`)
    Object.assign(this, members)
    this.name = type === '' ? 'UnknownError' : type
  }
}
