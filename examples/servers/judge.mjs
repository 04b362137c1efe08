// node examples/servers/judge.mjs aimock|ministack [flags of `bedrock-conformance server`]
// Starts an emulator, judges it by its profile, and stops it; ends with the exit code of the judgement.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'

const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))))
const [name, ...flags] = process.argv.slice(2)
const folder = join('examples', 'servers', name ?? '')
if (name === undefined || !existsSync(join(root, folder, 'start.mjs'))) {
  process.stderr.write('usage: node examples/servers/judge.mjs aimock|ministack [flags]\n')
  process.exit(2)
}

const node = (args, stdout) =>
  spawn(process.execPath, args, { cwd: root, stdio: ['ignore', stdout, 'inherit'] })
const emulator = node([join(folder, 'start.mjs')], 'pipe')
const ended = once(emulator, 'close')
const children = [emulator]
// Who interrupts this process ends its children first: the judgement to write what it has, the emulator to free its port.
for (const signal of ['SIGINT', 'SIGTERM']) {
  process.on(signal, () => {
    for (const child of children) child.kill(signal)
  })
}

const ready = once(createInterface(emulator.stdout), 'line')
const line = await Promise.race([ready.then(([text]) => text), ended.then(() => undefined)])
if (line === undefined) {
  process.exitCode = 2
} else {
  const profile = join(folder, 'profile.yaml')
  const options = ['--endpoint', JSON.parse(line).url, '--profile', profile, ...flags]
  const judgement = node([join('scripts', 'start.mjs'), 'server', ...options], 'inherit')
  children.unshift(judgement)
  const [code] = await once(judgement, 'close')
  process.exitCode = code ?? 1
  emulator.kill('SIGTERM')
  await ended
}
