// node examples/decoders/install.mjs [npm python go rust java]
import { dirname } from 'node:path'
import { fileURLToPath } from 'node:url'
import { fromNpm, fromPyPI, install, withCargo, withGo, withMaven } from '../support/install.mjs'

/** The versions whose verdicts README.md explains. */
install(dirname(fileURLToPath(import.meta.url)), {
  npm: fromNpm({
    '@smithy/core': '3.41.0',
    '@smithy/eventstream-codec': '4.5.2',
    '@aws-sdk/eventstream-codec': '3.374.0',
    '@aws-sdk/eventstream-serde-universal': '3.374.0',
    'aws-sdk': '2.1693.0',
    'lifion-aws-event-stream': '1.0.7',
  }),
  python: fromPyPI('botocore==1.44.5'),
  go: withGo('decoder'),
  rust: withCargo('--release'),
  java: withMaven(),
})
