// The decoders of others that are judged here, and how each is reached once `install.mjs` has fetched it.
import { subjectsOf } from '../support/subjects.mjs'

const { module, command, program, java } = subjectsOf('examples/decoders')
const python = 'examples/decoders/.build/python/venv/bin/python'

export const decoders = {
  smithy: module('smithy.js'),
  awsSdkCodec: module('awsSdkCodec.js'),
  awsSdkV2: module('awsSdkV2.js'),
  awsSdkV3: module('awsSdkV3.js', 'node_modules/@aws-sdk/client-bedrock-runtime'),
  lifion: module('lifion.js'),
  botocore: command('python', 'python/venv', python, 'examples/decoders/python/botocore_decoder.py'),
  go: program('go', 'go/decoder'),
  rust: program('rust', 'rust/target/release/decoder'),
  java: java('Decoder'),
}
