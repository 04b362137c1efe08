// The newest official JavaScript SDK with its own transport, which is HTTP/2; over HTTP/1.1 where a call asks for that.
import * as sdk from '@aws-sdk/client-bedrock-runtime'
import { NodeHttpHandler } from '@smithy/node-http-handler'
import { createRequire } from 'node:module'
import { awsSdkV3 } from './support/awsSdkV3.js'
import { features, http1, http2 } from './support/transports.js'

const { version } = createRequire(import.meta.url)('@aws-sdk/client-bedrock-runtime/package.json')

export const { hello, call } = awsSdkV3({
  sdk,
  name: 'aws-sdk-js',
  version,
  features: [...features, 'http2', 'bearer', 'typed-output', 'idempotency-token'],
  requestHandler: (options) =>
    options.httpVersion === '1.1' ? new NodeHttpHandler(http1(options)) : http2(options),
})
