// The newest official JavaScript SDK over HTTP/1.1.
import * as sdk from '@aws-sdk/client-bedrock-runtime'
import { NodeHttpHandler } from '@smithy/node-http-handler'
import { createRequire } from 'node:module'
import { awsSdkV3 } from './support/awsSdkV3.js'
import { features, http1 } from './support/transports.js'

const { version } = createRequire(import.meta.url)('@aws-sdk/client-bedrock-runtime/package.json')

export const { hello, call } = awsSdkV3({
  sdk,
  name: 'aws-sdk-js over HTTP/1.1',
  version,
  features: [...features, 'bearer', 'typed-output', 'idempotency-token'],
  requestHandler: (options) => new NodeHttpHandler(http1(options)),
  without: ['InvokeModelWithBidirectionalStream'],
})
