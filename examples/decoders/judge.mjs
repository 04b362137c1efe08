// node examples/decoders/judge.mjs NAME [flags of `bedrock-conformance decoder`]
// Judges one of the decoders of others; ends with the exit code of the judgement.
import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { decoders, root } from './decoders.mjs'

const [name, ...flags] = process.argv.slice(2)
const decoder = decoders[name]
if (decoder === undefined) {
  process.stderr.write(`usage: node examples/decoders/judge.mjs ${Object.keys(decoders).join('|')} [flags]\n`)
  process.exit(2)
}
if (!decoder.isThere) {
  process.stderr.write(`run \`node examples/decoders/install.mjs ${decoder.target}\` first\n`)
  process.exit(2)
}
const start = join(root, 'scripts/start.mjs')
const { status } = spawnSync(process.execPath, [start, 'decoder', ...decoder.flags, ...flags], {
  stdio: 'inherit',
})
process.exitCode = status ?? 1
