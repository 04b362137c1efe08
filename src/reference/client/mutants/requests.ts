import type { HttpRequest } from '../../../wire/http/message.js'
import type { CallerValue, ClientParts, Transport } from '../parts.js'
import { createTransport } from '../transport.js'
import { deeply, rewriting, setHeader, withBody, withHeaders, withMembers, without } from './edit.js'
import type { ClientMutant } from './mutant.js'

/** Puts other members on the wire than its caller gave. */
const sending = (
  id: string,
  intent: string,
  change: (leaf: unknown, name: string) => unknown,
  aims = /\.request\./,
): ClientMutant => ({
  id,
  intent,
  aims,
  change: ({ toWire }) => ({
    toWire: (...given) => deeply(toWire(...given), change) as ReturnType<ClientParts['toWire']>,
  }),
})

/** Leaves the members out that it knows no place for. */
const forgetting = (
  id: string,
  intent: string,
  location: 'header' | 'query' | undefined,
  aims: RegExp,
): ClientMutant => ({
  id,
  intent,
  aims,
  change: ({ toWire }) => ({
    toWire: (model, operation, input) =>
      toWire(
        model,
        operation,
        Object.fromEntries(
          Object.entries(input).filter(
            ([name]) =>
              operation.input.members.find((member) => member.name === name)?.location !== location ||
              operation.input.payload === name,
          ),
        ),
      ),
  }),
})

const withPath = (request: HttpRequest, change: (path: string) => string): HttpRequest => {
  const [path = '', ...query] = request.target.split('?')
  return { ...request, target: [change(path), ...query].join('?') }
}

/** Clients that send something else than they should. */
export const requestMutants: readonly ClientMutant[] = [
  sending('sends-other-values', 'changes every value on its way', (leaf, name) => {
    if (/Id$|Identifier$|Arn$/.test(name)) return leaf
    if (typeof leaf === 'string') return `${leaf}QQ==`
    if (typeof leaf === 'number') return leaf + 1
    if (typeof leaf === 'boolean') return !leaf
    if (typeof leaf === 'object' && leaf !== null && !Array.isArray(leaf) && !(leaf instanceof Uint8Array))
      return { ...leaf, more: 1 }
    return leaf instanceof Uint8Array ? Buffer.concat([leaf, Buffer.from(' ')]) : leaf
  }),
  forgetting('forgets-headers', 'leaves out what belongs into headers', 'header', /\.request\./),
  forgetting(
    'forgets-query',
    'leaves out what belongs into the query',
    'query',
    /list-async-invokes\.request/,
  ),
  {
    id: 'forgets-members',
    intent: 'leaves out every member of the body that an operation does not need',
    aims: /\.request\./,
    change: ({ toWire }) => ({
      toWire: (model, operation, input) =>
        toWire(
          model,
          operation,
          Object.fromEntries(
            Object.entries(input).filter(([name]) => {
              const member = operation.input.members.find((own) => own.name === name)
              return member === undefined || member.required || member.location !== undefined
            }),
          ),
        ),
    }),
  },
  rewriting(
    'raw-slashes',
    'leaves slashes in a label as they are',
    (request) => withPath(request, (path) => path.replaceAll('%2F', '/')),
    /path|label|arn/,
  ),
  rewriting(
    'encodes-twice',
    'percent-encodes the path twice on the wire',
    (request) => withPath(request, (path) => path.replaceAll('%', '%25')),
    /path|label|arn/,
  ),
  rewriting(
    'plus-for-space',
    'writes a plus for a space, in paths too',
    (request) => ({ ...request, target: request.target.replaceAll('%20', '+') }),
    /path|query|reserved/,
  ),
  rewriting('gets', 'asks for everything with PUT', (request) => ({ ...request, method: 'PUT' }), /path/),
  rewriting(
    'ascii-only',
    'writes a question mark for every letter beyond ASCII',
    // eslint-disable-next-line no-control-regex
    (request) => withBody(request, (text) => text.replaceAll(/[^\u0000-\u007f]/g, '?')),
    /unicode/,
  ),
  rewriting(
    'latin1-body',
    'sends the body in ISO 8859-1',
    (request) => ({ ...request, body: Buffer.from(Buffer.from(request.body).toString(), 'latin1') }),
    /unicode/,
  ),
  sending(
    'numbers-as-text',
    'sends numbers as text',
    (leaf) => (typeof leaf === 'number' ? String(leaf) : leaf),
    /number|\.request\./,
  ),
  sending(
    'single-precision',
    'sends numbers in single precision',
    (leaf) => (typeof leaf === 'number' ? Math.fround(leaf) : leaf),
    /number|document/,
  ),
  sending(
    'whole-numbers',
    'sends whole numbers only',
    (leaf) => (typeof leaf === 'number' ? Math.trunc(leaf) : leaf),
    /number/,
  ),
  sending(
    'base64url',
    'writes blobs in the alphabet for URLs',
    (leaf, name) =>
      name === 'bytes' && typeof leaf === 'string'
        ? leaf.replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '')
        : leaf,
    /blob|bytes/,
  ),
  sending(
    'base64-twice',
    'encodes blobs twice',
    (leaf, name) =>
      name === 'bytes' && typeof leaf === 'string' ? Buffer.from(leaf).toString('base64') : leaf,
    /blob|bytes/,
  ),
  sending(
    'drops-empty',
    'leaves out what is empty: texts, lists, objects',
    (leaf) =>
      typeof leaf === 'object' && leaf !== null && !Array.isArray(leaf) && !(leaf instanceof Uint8Array)
        ? Object.fromEntries(
            Object.entries(leaf).filter(
              ([, content]) =>
                content !== '' &&
                !(typeof content === 'object' && content !== null && Object.keys(content).length === 0),
            ),
          )
        : leaf,
    /\.request\./,
  ),
  rewriting(
    'adds-members',
    'sends a member that no contract has',
    (request) => withMembers(request, (members) => ({ ...members, clientVersion: '1.0' })),
    /undocumented/,
  ),
  rewriting(
    'adds-headers',
    'sends a header of the service that no contract has',
    (request) => setHeader(request, 'X-Amzn-Bedrock-Client', '1.0'),
    /undocumented/,
  ),
  rewriting(
    'adds-query',
    'sends a parameter that no contract has',
    (request) => ({
      ...request,
      target: `${request.target}${request.target.includes('?') ? '&' : '?'}client=1`,
    }),
    /undocumented|query/,
  ),
  {
    id: 'sends-null',
    intent: 'sends every member that its caller left out as null',
    aims: /absent|null/,
    change: ({ write }) => ({
      write: (operation, value) =>
        withMembers(write(operation, value), (members) => ({
          ...Object.fromEntries(
            operation.input.members
              .filter(({ location, name }) => location === undefined && name !== operation.input.payload)
              .map(({ name }) => [name, null]),
          ),
          ...members,
        })),
    }),
  },
  rewriting(
    'no-content-type',
    'does not say what its body is',
    (request) =>
      withHeaders(request, (name, value) => (/^content-type$/i.test(name) ? undefined : [name, value])),
    /content-type/,
  ),
  rewriting(
    'text-content-type',
    'says that its body is a text',
    (request) => (request.body.length === 0 ? request : setHeader(request, 'Content-Type', 'text/plain')),
    /content-type/,
  ),
  rewriting(
    'accepts-html',
    'says that it takes nothing but pages',
    (request) => setHeader(request, 'Accept', 'text/html'),
    /accept/,
  ),
  {
    id: 'no-token',
    intent: 'makes no idempotency token',
    aims: /token/,
    change: () => ({ complete: (_, input) => input }),
  },
  {
    id: 'own-token',
    intent: 'makes an idempotency token although its caller gave one',
    aims: /token/,
    change: ({ complete }) => ({
      complete: (operation, input, newToken) =>
        complete(operation, without(input, 'clientRequestToken') as CallerValue, newToken),
    }),
  },
  {
    id: 'one-token',
    intent: 'has one idempotency token for all calls',
    aims: /token/,
    change: () => ({ newToken: () => '00000000-0000-4000-8000-000000000000' }),
  },
  {
    id: 'no-base-path',
    intent: 'leaves the path of an endpoint out',
    aims: /endpoint/,
    around:
      (sound) =>
      ({ endpoint, ...call }) =>
        sound({ ...call, endpoint: new URL(endpoint).origin }),
  },
  {
    id: 'sends-twice',
    intent: 'sends every request twice',
    aims: /basic|once/,
    change: (parts) => ({
      connect: (): Transport => {
        const sound = parts.connect()
        return {
          send: async (request, address, signal) => {
            const first = await sound.send(request, address, signal)
            for await (const _ of first.body);
            return sound.send(request, address, signal)
          },
          close: () => sound.close(),
        }
      },
    }),
  },
  {
    id: 'other-labels',
    intent: 'asks for another resource than its caller',
    aims: /path|absent|get-async-invoke\.request\.property/,
    change: ({ toWire }) => ({
      toWire: (model, operation, input) =>
        toWire(
          model,
          operation,
          Object.fromEntries(
            Object.entries(input).map(([name, value]) => {
              const isLabel = operation.uri.includes(`{${name}}`)
              return [name, isLabel && typeof value === 'string' ? `${value}0` : value]
            }),
          ),
        ),
    }),
  },
  rewriting(
    'other-model',
    'starts another model than its caller',
    (request) =>
      withMembers(request, (members) =>
        'modelId' in members ? { ...members, modelId: `${String(members['modelId'])}0` } : members,
      ),
    /request\.modelId/,
  ),
  rewriting(
    'adds-defaults',
    'sends a page size that nobody asked for',
    (request) =>
      request.target.endsWith('/async-invoke') && request.method === 'GET'
        ? { ...request, target: `${request.target}?maxResults=10` }
        : request,
    /request\.absent/,
  ),
  rewriting(
    'other-host',
    'says that it asks the service itself, wherever it sends a request',
    (request) => setHeader(request, 'Host', 'bedrock-runtime.us-east-1.amazonaws.com'),
    /head\.host/,
  ),
  {
    id: 'no-length',
    intent: 'sends bodies without their length, with GET too',
    aims: /content-length/,
    // HTTP/1.1 cannot carry such a request.
    around:
      (sound) =>
      ({ options, ...call }) =>
        sound({ ...call, options: { ...options, httpVersion: '2' } }),
    change: ({ finish }) => ({
      finish: (request, attempt) =>
        withHeaders(
          finish(request.method === 'GET' ? { ...request, body: Buffer.from('{}') } : request, attempt),
          (name, value) => (/^content-length$/i.test(name) ? undefined : [name, value]),
        ),
    }),
  },
  {
    id: 'doubles-slashes',
    intent: 'puts a slash between an endpoint and a path though the endpoint has one',
    aims: /endpoint/,
    change: ({ finish }) => ({
      finish: (request, attempt) => {
        const done = finish(request, attempt)
        return attempt.call.endpoint.endsWith('/') ? { ...done, target: `/${done.target}` } : done
      },
    }),
  },
  {
    id: 'sends-again-later',
    intent: 'sends a request again a moment after it was answered',
    aims: /once/,
    change: (parts) => ({
      connect: (): Transport => {
        const sound = parts.connect()
        return {
          send: (request, address, signal) => {
            setTimeout(() => {
              void sound.send(request, address, new AbortController().signal).catch(() => {})
            }, 60)
            return sound.send(request, address, signal)
          },
          close: () => sound.close(),
        }
      },
    }),
  },
  {
    id: 'new-connections',
    intent: 'opens a connection for each call',
    aims: /connection|reuse/,
    change: (parts) => ({
      connect: (): Transport => {
        const opened: Transport[] = []
        return {
          send: (request, address, signal) => {
            const transport = parts.connect()
            opened.push(transport)
            return transport.send(request, address, signal)
          },
          close: () => {
            for (const transport of opened) transport.close()
          },
        }
      },
    }),
  },
  {
    id: 'always-http1',
    intent: 'speaks HTTP/1.1 whatever its caller asks for',
    aims: /http2/,
    around:
      (sound) =>
      ({ options, ...call }) =>
        sound({ ...call, options: { ...options, httpVersion: '1.1' } }),
  },
  {
    id: 'always-http2',
    intent: 'speaks HTTP/2 whatever its caller asks for',
    aims: /http1/,
    around:
      (sound) =>
      ({ options, ...call }) =>
        sound({ ...call, options: { ...options, httpVersion: '2' } }),
  },
  {
    id: 'trusts-nobody',
    intent: 'does not hear which authority its caller trusts',
    aims: /connection\.tls/,
    around: (sound) => (call) => {
      const { ca: _, ...options } = call.options
      return sound({ ...call, options })
    },
  },
  {
    id: 'trusts-anyone',
    intent: 'takes any certificate',
    aims: /connection\.untrusted/,
    change: () => ({ connect: () => createTransport({ verifies: false }) }),
  },
]
