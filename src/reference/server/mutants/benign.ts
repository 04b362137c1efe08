import { header, type HttpReply } from '../../../wire/http/message.js'
import { encodeMessage } from '../../../wire/frames/encode.js'
import { isObject, type Json } from '../json.js'
import { replyWith } from '../reply.js'
import type { Mutant } from './mutant.js'

const inReplies = (id: string, description: string, differ: (reply: HttpReply) => HttpReply): Mutant => ({
  id,
  description,
  change: (parts) => ({
    ...parts,
    finish: (reply, chance, request) => differ(parts.finish(reply, chance, request)),
  }),
})

const isError = ({ status }: HttpReply): boolean => status >= 400

const withBody = (reply: HttpReply, body: Uint8Array): HttpReply => ({
  ...reply,
  body,
  headers: reply.headers.map(([name, value]) => [
    name,
    name === 'Content-Length' ? String(body.byteLength) : value,
  ]),
})

const rename = (reply: HttpReply, change: (name: string) => string): HttpReply => ({
  ...reply,
  headers: reply.headers.map(([name, value]) => [change(name), value]),
})

const revalue = (reply: HttpReply, name: string, change: (value: string) => string): HttpReply => ({
  ...reply,
  headers: reply.headers.map(([candidate, value]) => [candidate, candidate === name ? change(value) : value]),
})

const joined = (frames: readonly Uint8Array[]): Uint8Array => Buffer.concat(frames)

function* cut(bytes: Uint8Array, size: number): Generator<Uint8Array> {
  for (let at = 0; at < bytes.byteLength; at += size) yield bytes.subarray(at, at + size)
}

/** Servers that differ from the reference in a way which the contract allows: none of them may fail. */
export const benignVariants: readonly Mutant[] = [
  inReplies('benign:lower-case-headers', 'writes header names in lower case', (reply) =>
    rename(reply, (name) => name.toLowerCase()),
  ),
  inReplies('benign:charset', 'adds a charset to the content type', (reply) =>
    revalue(reply, 'Content-Type', (value) =>
      value === 'application/json' ? `${value}; charset=utf-8` : value,
    ),
  ),
  inReplies('benign:bare-error-type', 'names errors without a URI', (reply) =>
    revalue(reply, 'x-amzn-ErrorType', (value) => value.split(':')[0]!),
  ),
  inReplies('benign:capital-message', 'writes Message with a capital', (reply) =>
    isError(reply)
      ? withBody(
          reply,
          new TextEncoder().encode(
            new TextDecoder().decode(reply.body as Uint8Array).replace('"message"', '"Message"'),
          ),
        )
      : reply,
  ),
  inReplies('benign:type-in-body', 'names errors in the body as well', (reply) => {
    if (!isError(reply)) return reply
    const body = JSON.parse(new TextDecoder().decode(reply.body as Uint8Array)) as object
    const name = (header(reply.headers, 'x-amzn-ErrorType') ?? '').split(':')[0]
    return withBody(
      reply,
      new TextEncoder().encode(JSON.stringify({ __type: `com.amazon.coral#${name}`, ...body })),
    )
  }),
  inReplies('benign:more-headers', 'sends headers that nobody asked for', (reply) => ({
    ...reply,
    headers: [...reply.headers, ['Server', 'benign'], ['X-Cache', 'miss']],
  })),
  {
    id: 'benign:pretty-json',
    description: 'writes JSON over several lines, members in the order of the model',
    change: (parts) => ({
      ...parts,
      reply: (call, answer) =>
        replyWith(call.operation, answer, (value) => JSON.stringify(value, undefined, 2)),
    }),
  },
  {
    id: 'benign:more-members',
    description: 'answers with members that the model does not have',
    change: (parts) => ({
      ...parts,
      answer: (call) => {
        const answer = parts.answer(call)
        const usage = answer['usage']
        return {
          ...answer,
          serverOnly: { a: 1 },
          ...(isObject(usage) &&
            call.operation.name === 'Converse' && { usage: { ...usage, serverToolUsage: {} } }),
        }
      },
    }),
  },
  {
    id: 'benign:explicit-null',
    description: 'writes members that it has not as null',
    change: (parts) => ({
      ...parts,
      answer: (call) => {
        const answer = parts.answer(call)
        const absent = call.operation.output.members.filter(
          ({ name, required, location }) => !required && location === undefined && !(name in answer),
        )
        return call.operation.output.payload === undefined
          ? { ...answer, ...Object.fromEntries(absent.map(({ name }) => [name, null])) }
          : answer
      },
    }),
  },
  {
    id: 'benign:no-padding',
    description: 'sends events without p',
    change: (parts) => ({ ...parts, frame: (event) => message(event.kind, event.type, event.payload) }),
  },
  {
    id: 'benign:header-order',
    description: 'sends the headers of messages in another order',
    change: (parts) => ({ ...parts, frame: (event) => message(event.kind, event.type, event.payload, true) }),
  },
  {
    id: 'benign:one-chunk',
    description: 'sends a stream in one piece',
    change: (parts) => ({ ...parts, pace: (frames) => [joined(frames)] }),
  },
  {
    id: 'benign:small-chunks',
    description: 'sends a stream in pieces of 37 bytes',
    change: (parts) => ({ ...parts, pace: (frames) => [...cut(joined(frames), 37)] }),
  },
  {
    id: 'benign:empty-deltas',
    description: 'sends empty text deltas',
    change: (parts) => ({
      ...parts,
      events: (call) =>
        parts
          .events(call)
          .flatMap((event) =>
            isObject(event.payload['delta']) && 'text' in event.payload['delta']
              ? [event, { ...event, payload: { ...event.payload, delta: { text: '' } } }]
              : [event],
          ),
    }),
  },
  {
    id: 'benign:validation-for-types',
    description: 'calls a body of the wrong type a ValidationException',
    change: (parts) => ({
      ...parts,
      fail: (error) =>
        parts.fail(
          error.name === 'SerializationException' ? { ...error, name: 'ValidationException' } : error,
        ),
    }),
  },
  {
    id: 'benign:not-found',
    description: 'answers ids that no resource can have with 404',
    change: (parts) => ({
      ...parts,
      refusal: (violations) =>
        violations.every(
          ({ pointer }) =>
            pointer === '/modelId' || pointer === '/guardrailIdentifier' || pointer === '/invocationArn',
        ) && violations.every(({ constraint }) => constraint !== undefined && constraint.kind !== 'type')
          ? { name: 'ResourceNotFoundException', status: 404, message: 'There is no such resource.' }
          : parts.refusal(violations),
    }),
  },
  {
    id: 'benign:method-not-allowed',
    description: 'answers what it does not know with 405 and no body',
    change: (parts) => ({
      ...parts,
      unrouted: () => ({ status: 405, headers: [], body: new Uint8Array(0) }),
    }),
  },
  {
    id: 'benign:coral-unknown-operation',
    description: 'answers what it does not know with 200 and a body that says so',
    change: (parts) => ({
      ...parts,
      unrouted: () => ({
        status: 200,
        headers: [['Content-Type', 'application/json']],
        body: new TextEncoder().encode(
          '{"Output":{"__type":"com.amazon.coral.service#UnknownOperationException"},"Version":"1.0"}',
        ),
      }),
    }),
  },
  {
    id: 'benign:decimal-megabytes',
    description: 'takes a megabyte for 1,000,000 bytes',
    change: (parts) => ({
      ...parts,
      judge: (operation, value) => {
        const bytes = Math.floor((longestText(value) * 3) / 4)
        return bytes > 4_500_002
          ? [{ requirement: 'benign.megabytes', pointer: '', message: 'is too large' }]
          : parts.judge(operation, value)
      },
    }),
  },
  {
    id: 'benign:no-system-role',
    description: 'refuses messages of the system, and what only they may hold',
    change: (parts) => ({
      ...parts,
      judge: (operation, value) =>
        JSON.stringify(listOf(value)).includes('"role":"system"')
          ? [{ requirement: 'benign.system', pointer: '/messages', message: 'has a message of the system' }]
          : parts.judge(operation, value),
    }),
  },
]

/** Characters of the longest text inside a value: a file of megabytes, if there is one. */
function longestText(value: unknown): number {
  if (typeof value === 'string') return value.length
  if (typeof value !== 'object' || value === null || value instanceof Uint8Array) return 0
  return Object.values(value).reduce<number>((longest, content) => Math.max(longest, longestText(content)), 0)
}

const listOf = (value: Json): unknown => {
  const input = value['input']
  const inside = isObject(input) && isObject(input['converse']) ? input['converse'] : value
  return 'checks' in value ? [] : (inside['messages'] ?? [])
}

function message(kind: 'event' | 'exception', type: string, payload: Json, reversed = false): Uint8Array {
  const headers = [
    [kind === 'event' ? ':event-type' : ':exception-type', { type: 'string', value: type }],
    [':content-type', { type: 'string', value: 'application/json' }],
    [':message-type', { type: 'string', value: kind }],
  ] as const
  return encodeMessage({
    headers: Object.fromEntries(reversed ? headers.toReversed() : headers),
    body: new TextEncoder().encode(JSON.stringify(payload)),
  })
}
