import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { compile } from '../../runner/testing/compiled.js'
import { commandLine } from '../testing/commandLine.js'
import { settingsOfDecoder } from './settings.js'

const compiled = compile()

it('knows what is under test', () => {
  const flags = { role: 'client', reporter: [], outputDir: '' } as const
  expect(settingsOfDecoder(flags)).toMatchObject({
    suite: 'decoder',
    target: { kind: 'embedded' },
    concurrency: 1,
    invocation: 'bedrock-conformance decoder',
  })
  expect(settingsOfDecoder({ ...flags, role: 'service', module: 'my decoder.js' })).toMatchObject({
    target: { kind: 'module', path: join(process.cwd(), 'my decoder.js') },
    invocation: "bedrock-conformance decoder --module 'my decoder.js' --role service",
  })
  expect(settingsOfDecoder({ ...flags, command: ['python3', 'a b.py'] })).toMatchObject({
    target: { kind: 'command', command: ['python3', 'a b.py'] },
    invocation: `bedrock-conformance decoder --command 'python3 '\\''a b.py'\\'''`,
  })
})

it('takes one decoder', async () => {
  const both = await commandLine(['decoder', '--module', 'package.json', '--command', 'x'])
  expect(both).toMatchObject({ code: 2, stderr: expect.stringContaining('cannot be used with') })
  const open = await commandLine(['decoder', '--command', `python3 'x`])
  expect(open).toMatchObject({ code: 2, stderr: expect.stringContaining('A quote is not closed.') })
})

it('judges a module, and one that cannot be loaded', { timeout: 60_000 }, async () => {
  const folder = join(compiled.folder, 'mine')
  mkdirSync(folder)
  const module = join(folder, 'silent.js')
  writeFileSync(module, 'export async function* decode() {}\n')
  const judge = (path: string) =>
    compiled.run('src/cli/main.js', ['decoder', '--module', path, '--only', 'checksums']).ended
  const silent = await judge(module)
  expect(silent.code).toBe(1)
  expect(silent.stdout).not.toMatch(/^decoder: .*passed/mu)
  const broken = join(folder, 'broken.js')
  writeFileSync(broken, "import 'no-such-package'\n")
  const absent = await judge(broken)
  expect(absent.code).toBe(1)
  expect(absent.stdout.match(/^(?:FAIL|BLOCKED) .*/gmu)).toEqual([
    expect.stringMatching(/^BLOCKED \d+ cases: .*no-such-package/u),
  ])
})
