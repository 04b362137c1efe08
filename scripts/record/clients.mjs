// Who the recordings are made through, by folder. The adapters are those that are judged as clients under test.
import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))))
const adapters = join(root, 'examples/clients')

/** A client as a module of this process; undefined when it is not installed. */
const module = (file, needs) => async () =>
  existsSync(join(root, needs)) ? import(join(adapters, file)) : undefined

const installed = 'examples/clients/.build/npm/node_modules'
const official = 'node_modules/@aws-sdk/client-bedrock-runtime'

export const clients = {
  'aws-sdk-js-http2': module('aws-sdk-js.js', official),
  'aws-sdk-js-http1': module('aws-sdk-js-http1.js', official),
  'aws-sdk-js-3.587': module('aws-sdk-js-3.587.js', installed),
  'aws-sdk-js-2': module('aws-sdk-js-2.js', installed),
  boto3: async ({ createCommandClient }) =>
    existsSync(join(adapters, '.build/python/venv'))
      ? createCommandClient(['python3', join(adapters, 'boto3_adapter.py')])
      : undefined,
}
