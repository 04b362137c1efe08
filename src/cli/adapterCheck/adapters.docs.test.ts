import { execFileSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { checkAgainst } from '../../files/checkAgainst.js'
import { packageRoot } from '../../files/packageRoot.js'
import { compile } from '../../runner/testing/compiled.js'
import { clientFeatures } from '../../subjects/client/features.js'

const page = readFileSync(join(packageRoot, 'docs/adapters.md'), 'utf8')
const compiled = compile()

/** The blocks of code in a language, in order. */
const blocks = (language: string): readonly string[] =>
  [...page.matchAll(new RegExp(`^\`\`\`${language}\\n(.*?)^\`\`\`$`, 'gms'))].map(([, text]) => text!)

/** The rows of the table with this heading: cells without their quotes. */
function table(heading: string): readonly (readonly string[])[] {
  const [, rows] = page.split(new RegExp(`^\\| ${heading} .*\\n\\|[-| ]+\\|\\n`, 'm'))
  return rows!
    .slice(0, rows!.search(/^(?!\|)/m))
    .trim()
    .split('\n')
    .map((row) =>
      row
        .split('|')
        .slice(1, -1)
        .map((cell) => cell.trim().replaceAll('`', '')),
    )
}

const check = (...words: readonly string[]) =>
  compiled.run('src/cli/main.js', ['adapter-check', ...words]).ended

test('every line on the page keeps to the protocol', () => {
  const [greeting, calls, answers] = blocks('jsonl').map((block) => block.trim().split('\n'))
  const faults = (lines: readonly string[] | undefined, definition: string) =>
    lines!.flatMap((line) => checkAgainst('adapter', JSON.parse(line), definition))
  expect([...faults(greeting, 'greeting'), ...faults(calls, 'call'), ...faults(answers, 'answer')]).toEqual(
    [],
  )
  expect(answers).toHaveLength(calls!.length)
})

test('every feature and every option is on the page', () => {
  expect(table('feature')).toEqual(Object.entries(clientFeatures))
  const { $defs } = JSON.parse(readFileSync(join(packageRoot, 'schemas/adapter.schema.json'), 'utf8')) as {
    readonly $defs: { readonly options: { readonly properties: object } }
  }
  const options = table('option')
  expect(new Set(options.map(([name]) => name))).toEqual(new Set(Object.keys($defs.options.properties)))
  const named = options.flatMap(([, features]) => features!.split(', ')).filter((name) => name !== '')
  expect(named.filter((name) => !Object.hasOwn(clientFeatures, name))).toEqual([])
})

test('the adapter in Python is understood in all that it claims', { timeout: 60_000 }, async (context) => {
  try {
    execFileSync('python3', ['--version'])
  } catch {
    console.log('skipped: there is no python3 to run the adapter of docs/adapters.md')
    context.skip()
  }
  const file = join(compiled.folder, 'adapter.py')
  writeFileSync(file, blocks('python')[0]!)
  const { code, stdout } = await check('--command', `python3 '${file}'`)
  expect(stdout).toMatch(/^✓ greeting: hand-written 1\.0\.0$/m)
  expect(stdout).not.toMatch(/^✗/m)
  expect(stdout).toMatch(/^all 9 steps understood$/m)
  expect(code).toBe(0)
})

test('the adapter in JavaScript is understood in all that it claims', { timeout: 60_000 }, async () => {
  const file = join(compiled.folder, 'adapter.js')
  writeFileSync(file, blocks('js')[0]!)
  const { code, stdout } = await check('--module', file)
  expect(stdout).toMatch(/^✓ greeting: aws-sdk-js 3$/m)
  expect(stdout).not.toMatch(/^✗/m)
  expect(stdout).toMatch(/^all 13 steps understood$/m)
  expect(code).toBe(0)
})
