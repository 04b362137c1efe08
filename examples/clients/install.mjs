// node examples/clients/install.mjs [npm python go rust java]
import { dirname } from 'node:path'
import { fileURLToPath } from 'node:url'
import { fromNpm, fromPyPI, install, withCargo, withGo, withMaven } from '../support/install.mjs'

/** The versions whose verdicts the examples' README explains. */
install(dirname(fileURLToPath(import.meta.url)), {
  npm: fromNpm({
    '@ai-sdk/amazon-bedrock': '5.0.101',
    '@anthropic-ai/bedrock-sdk': '1.1.3',
    'aws-sdk': '2.1693.0',
    'bedrock-runtime-3-587': 'npm:@aws-sdk/client-bedrock-runtime@3.587.0',
    'bedrock-runtime-3-705': 'npm:@aws-sdk/client-bedrock-runtime@3.705.0',
  }),
  python: fromPyPI('boto3==1.44.5'),
  go: withGo('client'),
  rust: withCargo('--locked'),
  java: withMaven(),
})
