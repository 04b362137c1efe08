import type { Cassette, CassetteRequest } from '../../cassette/cassette.js'
import { encodeMessage } from '../../wire/frames/encode.js'
import { inspect } from '../../wire/frames/inspect.js'
import type { HeaderValue } from '../../wire/frames/message.js'
import type { HeaderList } from '../../wire/http/message.js'
import { bodyOf } from '../../wire/rest/index.js'

/** What is done to a cassette: it is never changed itself. */
export type Edit = (cassette: Cassette) => Cassette

type Json = Record<string, unknown>

/** A message of a stream as it is edited: its headers in order, its payload as JSON. */
export interface EditedMessage {
  readonly headers: readonly (readonly [name: string, value: HeaderValue])[]
  readonly payload: Json
}

const response = (cassette: Cassette, change: Partial<Cassette['response']>): Cassette => ({
  ...cassette,
  response: { ...cassette.response, ...change },
})

export const status =
  (value: number): Edit =>
  (cassette) =>
    response(cassette, { status: value })

/** Other response headers: names in lower case; `undefined` takes one away. */
export const headers =
  (changes: Readonly<Record<string, string | undefined>>): Edit =>
  (cassette) =>
    response(cassette, { headers: changed(cassette.response.headers, changes) })

const changed = (list: HeaderList, changes: Readonly<Record<string, string | undefined>>): HeaderList =>
  list.flatMap(([name, value]) => {
    if (!(name.toLowerCase() in changes)) return [[name, value] as const]
    const other = changes[name.toLowerCase()]
    return other === undefined ? [] : [[name, other] as const]
  })

export const request =
  (change: (request: CassetteRequest) => Partial<CassetteRequest>): Edit =>
  (cassette) => ({ ...cassette, request: { ...cassette.request!, ...change(cassette.request!) } })

/** Another body of the answer, in one piece. */
export const body =
  (change: (bytes: Uint8Array) => Uint8Array): Edit =>
  (cassette) =>
    response(cassette, { chunks: [{ at: 0, bytes: change(bodyOf(cassette.response)) }] })

/** Another answer, as JSON. */
export const json = (change: (value: Json) => unknown): Edit =>
  body((bytes) => Buffer.from(JSON.stringify(change(JSON.parse(Buffer.from(bytes).toString()) as Json))))

/** Other messages of a stream. */
export const messages = (change: (messages: readonly EditedMessage[]) => readonly EditedMessage[]): Edit =>
  body((bytes) =>
    Buffer.concat(
      change(
        inspect(bytes).messages.map((message) => ({
          headers: message.headers.map(({ name, value }) => [name, value] as const),
          payload: JSON.parse(message.text) as Json,
        })),
      ).map(({ headers: pairs, payload }) =>
        encodeMessage({ headers: pairs, body: Buffer.from(JSON.stringify(payload)) }),
      ),
    ),
  )

/** The bytes of each message of a stream, to be damaged. */
export const frames = (change: (frames: readonly Uint8Array[]) => readonly Uint8Array[]): Edit =>
  body((bytes) => Buffer.concat(change(inspect(bytes).messages.map((message) => message.bytes))))

const text = (value: string): HeaderValue => ({ type: 'string', value })

/** What a message says it is. */
export const typeOf = ({ headers: pairs }: EditedMessage): string =>
  String(pairs.find(([name]) => name === ':event-type' || name === ':exception-type')?.[1].value)

export const event = (type: string, payload: Json, kind: 'event' | 'exception' = 'event'): EditedMessage => ({
  headers: [
    [`:${kind}-type`, text(type)],
    [':content-type', text('application/json')],
    [':message-type', text(kind)],
  ],
  payload,
})

/** The same message with another header of that name, or without one. */
export const withHeader = (
  { headers: pairs, payload }: EditedMessage,
  wanted: string,
  value: HeaderValue | undefined,
): EditedMessage => ({
  headers: pairs.flatMap(([name, before]) => {
    if (name !== wanted) return [[name, before] as const]
    return value === undefined ? [] : [[name, value] as const]
  }),
  payload,
})
