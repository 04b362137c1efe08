import * as sdk from '@aws-sdk/client-bedrock-runtime'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { modelAt, type ModelOperation } from '../../src/contract/index.js'
import { Media } from '../media/media.js'
import { asInput, asJson } from './forms.js'
import { request, type Request } from './request.js'

/** What the official client would have put on the wire. */
interface Sent {
  readonly path: string
  readonly query: Readonly<Record<string, string>>
  readonly headers: Readonly<Record<string, string>>
  readonly body: Uint8Array | string | undefined
}

type AnyCommand = sdk.ConverseCommand

const commands = new Map<string, unknown>(Object.entries(sdk))

async function serialise(operation: string, value: Request): Promise<Sent> {
  let sent: Sent | undefined
  const client = new sdk.BedrockRuntimeClient({
    region: 'us-east-1',
    credentials: { accessKeyId: 'a', secretAccessKey: 'b' },
    maxAttempts: 1,
    requestHandler: {
      handle: (request: unknown) => {
        sent = request as Sent
        return Promise.reject(new Error('caught before it left'))
      },
    },
  })
  const Command = commands.get(`${operation}Command`) as new (input: unknown) => AnyCommand
  await expect(client.send(new Command(dated(asInput(value))))).rejects.toThrow('caught before it left')
  return sent!
}

/** Times of a query are dates to the client. */
const dated = (value: Request): Request =>
  Object.fromEntries(
    Object.entries(value).map(([name, member]) => [
      name,
      name.startsWith('submitTime') ? new Date(member as string) : member,
    ]),
  )

const model = modelAt('newest')
const unary = [...model.operations.values()].filter(({ requestStream }) => requestStream === undefined)

describe.each(unary.map((operation) => [operation.name, operation] as const))(
  'requests of %s',
  (name, operation) => {
    it('are serialised by the official client without loss', { timeout: 60_000 }, async () => {
      for (const value of fc.sample(request(name, { open: true }), { seed: 2, numRuns: 60 })) {
        const sent = await serialise(name, value)
        expect(unbound(sent, value, operation)).toEqual([])
        expect(bodyOf(sent, value)).toEqual(expectedBody(value, operation))
      }
    })
  },
)

/** The parsed body, or its bytes where it is none of JSON; without the token that the client makes up. */
function bodyOf({ body }: Sent, value: Request): unknown {
  const text = Buffer.from(body ?? '').toString()
  if (value['body'] !== undefined || text === '') return text
  const { clientRequestToken, ...rest } = JSON.parse(text) as Request
  return 'clientRequestToken' in value ? { clientRequestToken, ...rest } : rest
}

function expectedBody(value: Request, operation: ModelOperation): unknown {
  if (value['body'] instanceof Media) return Buffer.from(value['body'].bytes()).toString()
  const inBody = asJson(pickMembers(value, operation))
  return Object.keys(inBody).length === 0 ? '' : inBody
}

const pickMembers = (value: Request, { input }: ModelOperation): Request =>
  Object.fromEntries(
    input.members
      .filter(({ name, location }) => location === undefined && name in value)
      .map(({ name }) => [name, value[name]]),
  )

/** Members of URI, headers and query that did not arrive where they belong. */
function unbound(sent: Sent, value: Request, { input }: ModelOperation): readonly string[] {
  const arrived = (location: string, name: string): string | undefined => {
    if (location === 'header') return sent.headers[name.toLowerCase()]
    return location === 'query' ? sent.query[name] : decodeURIComponent(sent.path)
  }
  return input.members.flatMap(({ name, location, locationName = name }) => {
    if (location === undefined || !(name in value)) return []
    const found = arrived(location, locationName)
    const expected = String(value[name])
    const isThere =
      location === 'uri'
        ? found?.includes(`/${expected}`)
        : found === expected || Date.parse(String(found)) === Date.parse(expected)
    return isThere === true ? [] : [`${name}: ${String(found)} instead of ${expected}`]
  })
}
