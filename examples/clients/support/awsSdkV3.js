// The official JavaScript SDK, version 3, whichever of its releases: only how it is configured differs.
import { abortable } from './abortable.js'
import { cached } from './cached.js'
import { collect } from './collect.js'
import { fromJson, toJson } from './plain.js'

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
    hello: { protocol: 1, name, version, operations, features },
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

async function answer({ $metadata, ...output }, options) {
  const isStream = (member) => member?.[Symbol.asyncIterator] !== undefined
  const [member, stream] = Object.entries(output).find(([, value]) => isStream(value)) ?? []
  if (stream === undefined) return { output: toJson(output) }
  const events = await collect(stream, options, seen)
  return { output: toJson({ ...output, [member]: undefined }), ...events }
}

/** An error of the SDK as its caller finds it. */
function seen(error) {
  const { name, message, $fault, $metadata, $retryable, $response, $service, ...fields } = error
  return {
    name: error.name,
    message: error.message,
    statusCode: $metadata?.httpStatusCode,
    requestId: $metadata?.requestId,
    retryable: $retryable === undefined ? undefined : true,
    fields: toJson(fields),
  }
}
