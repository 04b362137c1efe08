// aws-sdk 2, the JavaScript SDK that is no longer maintained.
import { Agent } from 'node:https'
import { abortable } from './support/abortable.js'
import { cached } from './support/cached.js'
import { collect } from './support/collect.js'
import { installed } from './support/installed.js'
import { fromJson } from './support/fromJson.js'

process.env.AWS_SDK_JS_SUPPRESS_MAINTENANCE_MODE_MESSAGE = '1'
const { BedrockRuntime, VERSION } = installed('aws-sdk')

const { operations } = new BedrockRuntime({ region: 'us-east-1' }).api
const methodOf = (operation) => operation[0].toLowerCase() + operation.slice(1)

export const hello = {
  protocol: 1,
  name: 'aws-sdk 2',
  version: VERSION,
  operations: Object.keys(operations).map((method) => method[0].toUpperCase() + method.slice(1)),
  // An error that it emits where nobody can listen ends the process, and every call in it.
  concurrency: 1,
  features:
    'sigv4 session-token http1 tls attempts timeout stop pause abort typed-output validates-input'.split(' '),
}

const client = cached(
  ({ endpoint, region, credentials, maxAttempts, timeoutMs, ca }) =>
    new BedrockRuntime({
      endpoint,
      region,
      ...credentials,
      ...(maxAttempts !== undefined && { maxRetries: maxAttempts - 1 }),
      httpOptions: {
        ...(timeoutMs !== undefined && { timeout: timeoutMs }),
        ...(ca !== undefined && { agent: new Agent({ keepAlive: true, ca }) }),
      },
    }),
)

export function call({ operation, endpoint, region, credentials, input, options }, harness) {
  const { maxAttempts, timeoutMs, ca } = options
  const settings = { endpoint, region, credentials, maxAttempts, timeoutMs, ca }
  return abortable(options, harness, async (signal) => {
    try {
      const request = client(settings)[methodOf(operation)](fromJson(input))
      signal.addEventListener('abort', () => request.abort(), { once: true })
      const { body, stream = body, ...output } = await request.promise()
      if (stream?.[Symbol.asyncIterator] === undefined) return { output: { ...output, body } }
      return { output, ...(await collect(stream, options, seen)) }
    } catch (error) {
      return { error: seen(error) }
    }
  })
}

/** What the SDK puts on every error beside the members of the contract. */
const added =
  'message code name time requestId statusCode retryable retryDelay originalError extendedRequestId cfId ' +
  'errno syscall address port region hostname'

function seen(error) {
  const { code, name, message, statusCode, requestId, retryable } = error
  const fields = Object.fromEntries(
    Object.entries(error).filter(([member]) => !added.split(' ').includes(member)),
  )
  return { name: code ?? name, message: message ?? '', statusCode, requestId, retryable, fields }
}
