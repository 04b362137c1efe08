// The decoders of others that are judged here, and how each is reached once `install.mjs` has fetched it.
import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** Paths are relative to it: what a report says of them is the same everywhere. */
export const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))))
const here = 'examples/decoders'
const build = join(here, '.build')
const isThere = (path) => existsSync(join(root, path))

const module = (file, needs = join(build, 'npm/node_modules')) => ({
  flags: ['--module', join(here, file)],
  target: 'npm',
  isThere: isThere(needs),
})
const command = (target, needs, ...words) => ({
  flags: ['--command', words.join(' ')],
  target,
  isThere: isThere(needs),
})

const python = join(build, 'python/venv/bin/python')
const java = join(build, 'java/target')

export const decoders = {
  smithy: module('smithy.js'),
  awsSdkCodec: module('awsSdkCodec.js'),
  awsSdkV2: module('awsSdkV2.js'),
  awsSdkV3: module('awsSdkV3.js', 'node_modules/@aws-sdk/client-bedrock-runtime'),
  lifion: module('lifion.js'),
  botocore: command('python', python, python, join(here, 'python/botocore_decoder.py')),
  go: command('go', join(build, 'go/decoder'), join(build, 'go/decoder')),
  rust: command(
    'rust',
    join(build, 'rust/target/release/decoder'),
    join(build, 'rust/target/release/decoder'),
  ),
  java: command(
    'java',
    join(java, 'classes'),
    'java',
    '-cp',
    `${java}/classes:${java}/dependency/*`,
    'Decoder',
  ),
}
