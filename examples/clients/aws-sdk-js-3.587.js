// Release 3.587 of the official JavaScript SDK, whose transport is HTTP/1.1.
import { awsSdkV3 } from './support/awsSdkV3.js'
import { installed, versionOf } from './support/installed.js'
import { features, http1 } from './support/transports.js'

export const { hello, call } = awsSdkV3({
  sdk: installed('bedrock-runtime-3-587'),
  name: 'aws-sdk-js',
  version: versionOf('bedrock-runtime-3-587'),
  features: [...features, 'typed-output'],
  requestHandler: http1,
})
