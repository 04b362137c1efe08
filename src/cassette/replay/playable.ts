import { errorReply, type ServiceError } from '../../wire/rest/index.js'
import type { Track } from './library.js'

/** What can be played: a recorded response, or one made up in its form. */
export type Playable = Pick<Track, 'response' | 'headersKept'>

/** What a request without a cassette gets: not found, in the form of an error of the service. */
export const missed = (message: string): Playable =>
  played({ name: 'ResourceNotFoundException', status: 404, message })

/** What a request gets that cannot be read. */
export const refused = (message: string): Playable =>
  played({ name: 'ValidationException', status: 400, message })

function played(error: ServiceError): Playable {
  const { status, headers, body } = errorReply(error)
  const response = {
    status,
    headers,
    trailers: [],
    chunks: [{ at: 0, bytes: body }],
    end: 'complete',
  } as const
  return { response, headersKept: false }
}
