import { shapeAt } from '../../../contract/index.js'
import { ClientFailure } from '../clientFailure.js'
import type { CallerValue, ClientParts } from '../parts.js'
import { deeply, mapHeaders, without, withoutEmpty } from './edit.js'
import type { ClientMutant } from './mutant.js'

/** Gives its caller something else than was answered. */
const giving = (
  id: string,
  intent: string,
  change: (leaf: unknown, name: string) => unknown,
  aims = /\.answer\.|\.response\./,
): ClientMutant => ({
  id,
  intent,
  aims,
  change: ({ output }) => ({ output: (...given) => deeply(output(...given), change) as CallerValue }),
})

/** Reads another body than the one that came. */
const misreading = (
  id: string,
  intent: string,
  change: (body: string, parts: ClientParts) => string,
  aims = /\.answer\.|\.response\./,
): ClientMutant => ({
  id,
  intent,
  aims,
  change: (parts) => ({
    output: (model, operation, reply, body) =>
      parts.output(
        model,
        operation,
        reply,
        operation.output.payload === undefined
          ? Buffer.from(change(Buffer.from(body).toString(), parts))
          : body,
      ),
  }),
})

/** Fails over an answer that has something. */
const choking = (
  id: string,
  intent: string,
  chokes: (body: string) => boolean,
  aims?: RegExp,
): ClientMutant =>
  misreading(
    id,
    intent,
    (body) => {
      if (chokes(body)) throw new ClientFailure({ name: 'SyntaxError', message: intent })
      return body
    },
    aims,
  )

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** Clients that lose or change what they are answered. */
export const answerMutants: readonly ClientMutant[] = [
  giving('gives-other-values', 'changes every value of an answer', (leaf) => {
    if (typeof leaf === 'string') return `${leaf}QQ==`
    if (typeof leaf === 'number') return leaf + 1
    if (typeof leaf === 'boolean') return !leaf
    return isObject(leaf) ? { ...leaf, more: 1 } : leaf
  }),
  {
    id: 'gives-required-only',
    intent: 'gives its caller what every answer has, and no more',
    aims: /\.answer\.|\.response\./,
    change: ({ output }) => ({
      output: (model, operation, ...rest) =>
        Object.fromEntries(
          Object.entries(output(model, operation, ...rest)).filter(
            ([name]) => operation.output.members.find((member) => member.name === name)?.required,
          ),
        ),
    }),
  },
  {
    id: 'ignores-answer-headers',
    intent: 'does not read members out of headers',
    aims: /answer\.(?:contentType|performance|serviceTier|values)/,
    change: (parts) => {
      const bare = (reply: Parameters<ClientParts['streamOutput']>[2]) => ({
        ...reply,
        headers: mapHeaders(reply.headers, (name, value) =>
          /bedrock|^content-type$/i.test(name) ? undefined : [name, value],
        ),
      })
      return {
        output: (model, operation, reply, body) => parts.output(model, operation, bare(reply), body),
        streamOutput: (model, operation, reply) => parts.streamOutput(model, operation, bare(reply)),
      }
    },
  },
  {
    id: 'no-native-body',
    intent: 'gives everything of an answer but a body that is in a format of its own',
    aims: /unknown-operation|payload|answer\.body/,
    change: ({ output }) => ({
      output: (model, operation, ...rest) => {
        const { payload } = operation.output
        const given = output(model, operation, ...rest)
        return payload === undefined ? given : without(given, payload)
      },
    }),
  },
  choking('answers-with-known-members', 'fails over a member that it does not know', (body) =>
    body.includes('aMemberOfTomorrow'),
  ),
  {
    id: 'needs-known-values',
    intent: 'fails over a value that an enum does not have',
    aims: /enum/,
    change: (parts) => ({
      output: (model, operation, ...rest) => {
        const given = parts.output(model, operation, ...rest)
        check(model, operation.output.name, given)
        return given
      },
    }),
  },
  choking('needs-no-null', 'fails over a member that is null', (body) => /:\s*null/.test(body), /null/),
  giving(
    'reads-single-precision',
    'reads numbers in single precision',
    (leaf) => (typeof leaf === 'number' ? Math.fround(leaf) : leaf),
    /number/,
  ),
  misreading(
    'no-exponents',
    'reads a number up to its exponent',
    (body) => body.replaceAll(/(\d)[eE][+-]?\d+/g, '$1'),
    /number/,
  ),
  giving(
    'blobs-not-decoded',
    'gives blobs as they were on the wire',
    (leaf, name) => (name === '$base64' ? Buffer.from(String(leaf)).toString('base64') : leaf),
    /blob|bytes/,
  ),
  giving(
    'latin1-answers',
    'reads answers as ISO 8859-1',
    (leaf, name) =>
      typeof leaf === 'string' && name !== '$base64' ? Buffer.from(leaf).toString('latin1') : leaf,
    /unicode/,
  ),
  misreading(
    'keeps-escapes',
    'leaves escaped letters escaped',
    (body) => body.replaceAll(/\\u([0-9a-f]{4})/gi, String.raw`\\u$1`),
    /unicode|escape/,
  ),
  giving('short-lists', 'gives the first element of a list', (leaf) =>
    Array.isArray(leaf) ? leaf.slice(0, 1) : leaf,
  ),
  giving(
    'short-texts',
    'cuts texts off after 32 KiB',
    (leaf) => (typeof leaf === 'string' ? leaf.slice(0, 32_768) : leaf),
    /large|long/,
  ),
  giving('drops-empty-answers', 'leaves out what is empty: texts and structures', withoutEmpty, /\.answer\./),
  giving(
    'local-times',
    'takes instants for times of its own clock',
    (leaf) =>
      typeof leaf === 'string' && /^\d{4}-\d\d-\d\dT[\d:.]+Z$/.test(leaf)
        ? new Date(Date.parse(leaf) + 3_600_000).toISOString()
        : leaf,
    /time|async-invoke/i,
  ),
  {
    id: 'untyped-output',
    intent: 'hands over what no model has, though it claims a typed output',
    aims: /typed|undocumented/,
    change: (parts) => ({
      output: (model, operation, reply, body) => {
        const given = parts.output(model, operation, reply, body)
        if (operation.output.payload !== undefined) return given
        return { ...(JSON.parse(Buffer.from(body).toString()) as CallerValue), ...given }
      },
    }),
  },
  choking(
    'needs-plain-json',
    'fails over white space between members',
    (body) => /^\s|\n|[{,:]\s+"/.test(body),
    /whitespace/,
  ),
  misreading(
    'half-an-answer',
    'gives nothing of an answer beyond 64 KiB',
    (body) => (body.length > 65_536 ? '{}' : body),
    /large/,
  ),
]

/** Fails for a text that the enum of its shape does not have. */
function check(model: ClientParts['model'], name: string, value: unknown): void {
  const shape = shapeAt(model, name)
  if (shape.type === 'enum' && typeof value === 'string' && !shape.values.includes(value))
    throw new ClientFailure({ name: 'UnknownValue', message: value })
  if (shape.type === 'structure' && isObject(value))
    for (const { name: member, target } of shape.members) check(model, target, value[member])
  if (shape.type === 'list' && Array.isArray(value))
    for (const element of value) check(model, shape.member, element)
  if (shape.type === 'map' && isObject(value))
    for (const content of Object.values(value)) check(model, shape.value, content)
}
