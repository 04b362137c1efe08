import type { ClientError } from '../../../subjects/client/subject.js'
import { header } from '../../../wire/http/message.js'
import { ClientFailure } from '../clientFailure.js'
import type { Attempt, ClientParts, Reply } from '../parts.js'
import { mapHeaders, without } from './edit.js'
import type { ClientMutant } from './mutant.js'

/** Tells of an error in another way. */
const telling = (
  id: string,
  intent: string,
  tell: (error: ClientError, reply: Reply, body: string) => ClientError | undefined,
  aims: RegExp,
): ClientMutant => ({
  id,
  intent,
  aims,
  change: ({ failure }) => ({
    failure: (attempt, reply, body) => {
      const error = failure(attempt, reply, body)
      return error === undefined ? undefined : tell(error, reply, Buffer.from(body).toString())
    },
  }),
})

/** Reads the error of a reply that is not the one that came. */
const misreading = (
  id: string,
  intent: string,
  misread: (reply: Reply, body: Uint8Array) => { readonly reply?: Reply; readonly body?: Uint8Array },
  aims: RegExp,
): ClientMutant => ({
  id,
  intent,
  aims,
  change: ({ failure }) => ({
    failure: (attempt: Attempt, reply: Reply, body: Uint8Array) => {
      if (failure(attempt, reply, body) === undefined) return undefined
      const other = misread(reply, body)
      return failure(attempt, other.reply ?? reply, other.body ?? body)
    },
  }),
})

const withoutHeader = (reply: Reply, wanted: string): Reply => ({
  ...reply,
  headers: mapHeaders(reply.headers, (name, value) =>
    name.toLowerCase() === wanted ? undefined : [name, value],
  ),
})

const withoutMember = (body: Uint8Array, member: string): Uint8Array => {
  try {
    const { [member]: _, ...rest } = JSON.parse(Buffer.from(body).toString()) as Record<string, unknown>
    return Buffer.from(JSON.stringify(rest))
  } catch {
    return body
  }
}

/** Cannot say anything of a body that it did not expect. */
const choking = (id: string, intent: string, chokes: (body: string) => boolean, aims: RegExp): ClientMutant =>
  telling(
    id,
    intent,
    (error, _, body) => (chokes(body) ? { name: 'SyntaxError', message: 'the body cannot be read' } : error),
    aims,
  )

const isJson = (body: string): boolean => {
  try {
    JSON.parse(body)
    return true
  } catch {
    return false
  }
}

const known = (parts: Pick<ClientParts, 'model'>, name: string): boolean => parts.model.shapes.has(name)

/** Clients that tell less of an error than came, or something else. */
export const errorMutants: readonly ClientMutant[] = [
  telling(
    'errors-without-name',
    'gives every error of the service the same name',
    (error) => ({ ...error, name: 'ServiceError' }),
    /\.error\./,
  ),
  telling(
    'errors-without-message',
    'leaves out what the service said of an error',
    (error) => ({ ...error, message: 'the call failed' }),
    /\.error\./,
  ),
  telling(
    'errors-without-status',
    'leaves out the status of an error',
    (error) => without(error, 'statusCode'),
    /\.error\./,
  ),
  telling(
    'errors-without-request-id',
    'leaves out the id of a refused request',
    (error) => without(error, 'requestId'),
    /request-id$/,
  ),
  telling(
    'errors-without-members',
    'leaves out what an error has beyond its message',
    (error) => without(error, 'fields'),
    /\.members$/,
  ),
  telling(
    'error-name-with-uri',
    'does not cut the name of an error off at its colon',
    (error, { headers }, body) => {
      const named = header(headers, 'x-amzn-errortype') ?? /"(?:__type|code)":"([^"]+)"/.exec(body)?.[1]
      return { ...error, name: named?.split('#').at(-1) ?? error.name }
    },
    /header-uri$/,
  ),
  telling(
    'error-name-with-namespace',
    'does not cut the namespace off the name of an error',
    (error, { headers }, body) => {
      const named = header(headers, 'x-amzn-errortype') ?? /"(?:__type|code)":"([^"]+)"/.exec(body)?.[1]
      return { ...error, name: named?.split(':')[0] ?? error.name }
    },
    /namespace$/,
  ),
  misreading(
    'error-name-not-in-header',
    'does not look for the name of an error in the headers',
    (reply) => ({ reply: withoutHeader(reply, 'x-amzn-errortype') }),
    /\.header/,
  ),
  misreading(
    'headers-as-spelt',
    'reads a header in one spelling only',
    (reply) => ({
      reply: {
        ...reply,
        headers: mapHeaders(reply.headers, (name, value) =>
          /^x-amzn-errortype$/i.test(name) && name !== 'x-amzn-ErrorType' ? undefined : [name, value],
        ),
      },
    }),
    /header-lower-case$/,
  ),
  misreading(
    'error-name-not-in-type',
    'does not look for the name of an error in __type',
    (_, body) => ({ body: withoutMember(body, '__type') }),
    /\.type/,
  ),
  misreading(
    'error-name-not-in-code',
    'does not look for the name of an error in code',
    (_, body) => ({ body: withoutMember(body, 'code') }),
    /\.code/,
  ),
  misreading(
    'error-message-lower-case',
    'does not know the text of an authorization failure',
    (_, body) => ({ body: withoutMember(body, 'Message') }),
    /capital-message$/,
  ),
  {
    id: 'errors-of-the-model',
    intent: 'calls every error that its model does not have unknown',
    aims: /unknown-type$/,
    change: (parts) => ({
      failure: (attempt, reply, body) => {
        const error = parts.failure(attempt, reply, body)
        return error === undefined || known(parts, error.name)
          ? error
          : { ...error, name: 'UnknownError', message: '' }
      },
    }),
  },
  {
    id: 'errors-of-the-operation',
    intent: 'takes an error that the operation does not list for a success',
    aims: /coral$/,
    change: (parts) => ({
      failure: (attempt, reply, body) => {
        const error = parts.failure(attempt, reply, body)
        const listed = attempt.operation.errors.some(({ name }) => name === error?.name)
        return error === undefined || listed || body.length === 0
          ? error
          : { name: 'Unmodelled', message: error.message }
      },
    }),
  },
  choking(
    'needs-json',
    'fails in its own way over an error that is no JSON',
    (body) => !isJson(body),
    /html/,
  ),
  choking(
    'needs-a-body',
    'fails in its own way over an error without a body',
    (body) => body === '',
    /no-body|nothing/,
  ),
  choking(
    'needs-an-object',
    'fails in its own way over an error whose JSON is no object',
    (body) => body.startsWith('"'),
    /json-no-object$/,
  ),
  choking(
    'needs-a-message',
    'fails in its own way over an error without a text',
    (body) => body === '{}' || body.includes('"message":null'),
    /message$/,
  ),
  choking(
    'needs-known-members',
    'fails in its own way over an error with members that it does not know',
    (body) => body.includes('fieldList'),
    /unknown-members$/,
  ),
  telling(
    'errors-in-latin1',
    'reads the text of an error as ISO 8859-1',
    (error) => ({ ...error, message: Buffer.from(error.message).toString('latin1') }),
    /unicode$/,
  ),
  telling(
    'errors-cut',
    'cuts the text of an error off after 1,000 characters',
    (error) => ({ ...error, message: error.message.slice(0, 1000) }),
    /long-message$/,
  ),
  {
    id: 'empty-success',
    intent: 'returns what there is of an answer that lacks everything',
    aims: /unknown-operation$/,
    change: ({ output }) => ({
      output: (...given) => {
        try {
          return output(...given)
        } catch (error) {
          if (error instanceof ClientFailure) return {}
          throw error
        }
      },
    }),
  },
  {
    id: 'errors-are-answers',
    intent: 'takes every reply for a success',
    aims: /\.error\./,
    change: ({ output }) => ({
      failure: () => undefined,
      output: (...given) => {
        try {
          return output(...given)
        } catch {
          return {}
        }
      },
    }),
  },
]
