import { header } from '../../../wire/http/message.js'
import { deeply, rewriting, withBody, withHeaders } from './edit.js'
import type { ClientMutant } from './mutant.js'

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Uint8Array)

/** JSON in another way, where the body is JSON of the contract: a native body belongs to the caller. */
const writing = (id: string, intent: string, write: (value: unknown) => string): ClientMutant => ({
  id,
  intent,
  change: (parts) => ({
    write: (operation, value) => {
      const request = parts.write(operation, value)
      return operation.input.payload === undefined
        ? withBody(request, (text) => write(JSON.parse(text)))
        : request
    },
  }),
})

const spaced = (value: unknown): string => JSON.stringify(value, undefined, 1).replaceAll(/\n\s*/g, ' ')

const ascii = (text: string): string =>
  text.replaceAll(/[\u0080-\uffff]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)

/** Clients that differ in what the contract leaves open: whatever is no mere note has to pass. */
export const benignClients: readonly ClientMutant[] = [
  writing('other-order', 'writes members in the order of the alphabet', (value) =>
    JSON.stringify(
      deeply(value, (leaf) =>
        isObject(leaf)
          ? Object.fromEntries(Object.entries(leaf).sort(([one], [other]) => (one < other ? -1 : 1)))
          : leaf,
      ),
    ),
  ),
  writing('spaces', 'writes JSON with spaces, as Python does', spaced),
  writing('escapes', 'writes every letter beyond ASCII as an escape', (value) =>
    ascii(JSON.stringify(value)),
  ),
  rewriting('lower-case-headers', 'writes the names of headers in lower case', (request) =>
    withHeaders(request, (name, value) => [name.toLowerCase(), value]),
  ),
  rewriting('upper-case-headers', 'writes the names of headers in upper case', (request) =>
    withHeaders(request, (name, value) => [name.toUpperCase(), value]),
  ),
  rewriting('more-headers', 'sends headers that are its own business', (request) => ({
    ...request,
    headers: [
      ...request.headers,
      ['X-Client-Trace', 'a;b=c'],
      ['Accept-Encoding', 'identity'],
      ['TE', 'trailers'],
    ],
  })),
  rewriting(
    'accepts-anything',
    'says that it takes any answer, unless its caller says otherwise',
    (request) =>
      header(request.headers, 'accept') === undefined
        ? { ...request, headers: [...request.headers, ['Accept', '*/*']] }
        : request,
  ),
  {
    id: 'http2-by-itself',
    intent: 'speaks HTTP/2 unless its caller says otherwise',
    around:
      (sound) =>
      ({ options, ...call }) =>
        sound({ ...call, options: { httpVersion: '2', ...options } }),
  },
  {
    id: 'full-jitter',
    intent: 'makes pauses of any length up to the longest',
    change: () => ({ pause: (attempts) => Math.random() * 60 * 2 ** attempts }),
  },
  {
    id: 'no-options',
    intent: 'retries and waits as it thinks best, and says so',
    features: (sound) => sound.filter((feature) => !/^(?:attempts|timeout|abort|stop|pause)$/.test(feature)),
    around:
      (sound) =>
      ({ options: { httpVersion, ca, summarise }, ...call }) =>
        sound({
          ...call,
          options: {
            ...(httpVersion !== undefined && { httpVersion }),
            ...(ca !== undefined && { ca }),
            ...(summarise !== undefined && { summarise }),
          },
        }),
  },
  {
    id: 'errors-as-events',
    intent: 'hands an exception of a stream over as its last event, and says so',
    features: (sound) => [...sound, 'errors-as-events'],
    around: (sound) => async (call) => {
      const { error, ...told } = await sound(call)
      if (error === undefined) return told
      if (told.events === undefined || error.statusCode === undefined) return { ...told, error }
      const member = error.name.charAt(0).toLowerCase() + error.name.slice(1)
      return { ...told, events: [...told.events, { [member]: { message: error.message, ...error.fields } }] }
    },
  },
  {
    id: 'longer-messages',
    intent: 'says more of an error than the service did',
    around: (sound) => async (call) => {
      const { error, ...told } = await sound(call)
      return error === undefined
        ? told
        : {
            ...told,
            error: {
              ...error,
              message: `An error occurred (${error.name}): ${error.message} (call again later)`,
            },
          }
    },
  },
  {
    id: 'absent-is-null',
    intent: 'gives null for what was not answered',
    change: ({ output }) => ({
      output: (model, operation, ...rest) => ({
        ...Object.fromEntries(operation.output.members.map(({ name }) => [name, null])),
        ...output(model, operation, ...rest),
      }),
    }),
  },
]
