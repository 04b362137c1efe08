// The official JavaScript SDK, version 3, whichever of its releases: only how it is configured differs.
import { abortable } from './abortable.js'
import { cached } from './cached.js'
import { collect } from './collect.js'
import { fromJson } from './fromJson.js'

/**
 * `requestHandler(options)` gives the settings of the transport, or undefined for the client's own; `without` are
 * operations that the transport rules out.
 */
export function awsSdkV3({ sdk, name, version, features, requestHandler, without = [] }) {
  const client = cached(
    ({ endpoint, region, credentials, options }) =>
      new sdk.BedrockRuntimeClient({
        endpoint,
        region,
        ...identity(credentials),
        ...(options.maxAttempts !== undefined && { maxAttempts: options.maxAttempts }),
        requestHandler: requestHandler(options),
      }),
  )
  const operations = Object.keys(sdk)
    .flatMap((exported) => /^([A-Z]\w+)Command$/.exec(exported)?.[1] ?? [])
    .filter((operation) => !without.includes(operation))

  return {
    hello: { protocol: 1, name, version, operations, features, concurrency: 16 },
    call({ operation, endpoint, region, credentials, input, options }, harness) {
      const { maxAttempts, timeoutMs, httpVersion, ca } = options
      const settings = { endpoint, region, credentials, options: { maxAttempts, timeoutMs, httpVersion, ca } }
      return abortable(options, harness, async (abortSignal) => {
        try {
          const command = new sdk[`${operation}Command`](withStream(fromJson(input), operation))
          return await answer(await client(settings).send(command, { abortSignal }), options)
        } catch (error) {
          return { error: seen(error) }
        }
      })
    },
  }
}

const identity = (credentials) =>
  'bearerToken' in credentials
    ? { token: { token: credentials.bearerToken }, authSchemePreference: ['httpBearerAuth'] }
    : { credentials }

/** The events of a request are a list in JSON, and something to iterate over for the SDK. */
function withStream(input, operation) {
  if (operation !== 'InvokeModelWithBidirectionalStream') return input
  return {
    ...input,
    body: (async function* events() {
      yield* input.body
    })(),
  }
}

async function answer(output, options) {
  const isStream = (member) => member?.[Symbol.asyncIterator] !== undefined
  const members = own(output, (name, value) => !isStream(value))
  const stream = Object.values(output).find(isStream)
  return { output: members, ...(stream !== undefined && (await collect(stream, options, seen))) }
}

/** An error of the SDK as its caller finds it. */
function seen(error) {
  const { name, message, $metadata, $retryable } = error
  return {
    name,
    message,
    statusCode: $metadata?.httpStatusCode,
    requestId: $metadata?.requestId,
    retryable: $retryable === undefined ? undefined : true,
    fields: own(error, (member) => member !== 'name' && member !== 'message'),
  }
}

/** The members that are the contract's: what the SDK adds has a dollar before its name. */
const own = (value, isWanted) =>
  Object.fromEntries(
    Object.entries(value).filter(([name, member]) => !name.startsWith('$') && isWanted(name, member)),
  )
