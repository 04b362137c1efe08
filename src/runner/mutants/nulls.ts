import type { ServerSubject } from '../../cases/server/index.js'
import type { HttpExchange, HttpReply, HttpRequest } from '../../wire/http/message.js'
import type { Profile } from '../../subjects/profile/profile.js'
import { subjectOf } from './subject.js'

/** A server that is none: it must score nothing at all. */
export interface NullSubject {
  readonly id: string
  readonly description: string
  subject(profile: Profile): ServerSubject
}

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text)

const always = (id: string, description: string, reply: HttpReply): NullSubject => ({
  id: `null:${id}`,
  description,
  subject: (profile) => subjectOf(async () => reply, profile),
})

const never = (id: string, description: string, end: HttpExchange['end'], fault: string): NullSubject => ({
  id: `null:${id}`,
  description,
  subject: (profile) => ({
    ...subjectOf(async () => ({ status: 500, headers: [], body: bytes('') }), profile),
    send: async (request: HttpRequest) => ({
      request,
      httpVersion: '1.1',
      headers: [],
      trailers: [],
      chunks: [],
      end,
      fault,
    }),
  }),
})

const json: HttpReply['headers'] = [['Content-Type', 'application/json']]
const error = (name: string): HttpReply['headers'] => [...json, ['x-amzn-ErrorType', name]]

export const nullSubjects: readonly NullSubject[] = [
  never('closed', 'refuses every connection', 'refused', 'ECONNREFUSED'),
  never('hangs', 'never answers', 'timeout', 'no answer came in time'),
  never('garbage', 'answers with bytes that are no HTTP', 'malformed', 'the answer is no HTTP'),
  never('resets', 'drops every connection', 'reset', 'ECONNRESET'),
  always('not-found', 'answers 404 to all', {
    status: 404,
    headers: error('UnknownOperationException'),
    body: bytes('{"message":"no"}'),
  }),
  always('bad-request', 'answers 400 to all', {
    status: 400,
    headers: error('ValidationException'),
    body: bytes('{"message":"no"}'),
  }),
  always('forbidden', 'answers 403 to all', {
    status: 403,
    headers: error('AccessDeniedException'),
    body: bytes('{"message":"no"}'),
  }),
  always('internal', 'answers 500 to all', {
    status: 500,
    headers: error('InternalServerException'),
    body: bytes('{"message":"no"}'),
  }),
  always('empty-object', 'answers 200 and {} to all', { status: 200, headers: json, body: bytes('{}') }),
  always('nothing', 'answers 200 and nothing to all', { status: 200, headers: [], body: bytes('') }),
  always('empty-stream', 'answers an event stream without events to all', {
    status: 200,
    headers: [['Content-Type', 'application/vnd.amazon.eventstream']],
    body: bytes(''),
  }),
  {
    id: 'null:echo',
    description: 'answers with what it was sent',
    subject: (profile) =>
      subjectOf(
        async ({ headers, body }) => ({ status: 200, headers: [...json, ...headers], body }),
        profile,
      ),
  },
]
