// The clients of others that are judged here, and how each is reached once `install.mjs` has fetched it. Those that are
// not the newest are held to the contract of their time.
import { subjectsOf } from '../support/subjects.mjs'

const { module, command, program, java } = subjectsOf('examples/clients')
const newest = 'node_modules/@aws-sdk/client-bedrock-runtime'

const asOf = (revision, client) => ({ ...client, flags: [...client.flags, '--revision', revision] })

const but = (cases, client) => ({
  ...client,
  flags: [...client.flags, ...cases.flatMap((pattern) => ['--skip', pattern])],
})

export const clients = {
  awsSdkJs: module('aws-sdk-js.js', newest),
  awsSdkJsHttp1: module('aws-sdk-js-http1.js', newest),
  awsSdkJs3705: asOf('2024-12-03', module('aws-sdk-js-3.705.js')),
  awsSdkJs3587: asOf('2024-05-30', module('aws-sdk-js-3.587.js')),
  awsSdkJs2: but(
    // What is no stream ends the process at times, after the call returned, and at times is passed over.
    [
      '*.stream.no-stream.*',
      'converse-stream.error.unknown-operation',
      '*-response-stream.error.unknown-operation',
    ],
    asOf('2024-08-29', module('aws-sdk-js-2.js')),
  ),
  anthropic: module('anthropic-bedrock-sdk.js'),
  aiSdk: module('ai-sdk-bedrock.js'),
  boto3: command('python', 'python/venv', 'python3', 'examples/clients/boto3_adapter.py'),
  go: program('go', 'go/client'),
  rust: program('rust', 'rust/target/debug/client'),
  // A short life: compile little, collect simply.
  java: but(
    // A timeout within a stream completes the call at times and fails it at others.
    ['*.stream.timeout.before-events', '*.stream.timeout.between-events'],
    java('Client', '-XX:+UseSerialGC', '-XX:TieredStopAtLevel=1'),
  ),
}
