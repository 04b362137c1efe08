import { readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { readCassette, writeCassette } from '../../cassette/format/index.js'
import { sample } from '../../cassette/testing/sample.js'
import { temporaryFolder } from '../../runner/testing/folder.js'
import { commandLine } from '../testing/commandLine.js'

const definition = (text: string) => ({
  scope: 'https://bedrock-runtime.us-east-1.amazonaws.com:443',
  method: 'POST',
  path: '/model/amazon.nova-lite-v1%3A0/converse',
  body: { text },
  status: 200,
  response: { arn: 'arn:aws:bedrock:us-east-1:210987654321:guardrail/x' },
  rawHeaders: ['Set-Cookie', 'session=sesame-open'],
})

test('imports what it can, refuses the rest, and changes nothing the second time', async () => {
  const folder = await temporaryFolder()
  const out = join(folder, 'out')
  const source = join(folder, 'source')
  await writeCassette(join(source, 'a.cassette.json'), sample)
  await writeFile(
    join(source, 'b.json'),
    JSON.stringify([definition('one'), { ...definition('two'), status: 0 }]),
  )
  await writeFile(join(source, 'c.json'), JSON.stringify([definition('three')]))
  await writeFile(join(source, '.hidden'), 'x')
  await writeFile(join(source, 'd.bin'), Buffer.from([0, 1, 0xff]))

  const first = await commandLine(['cassettes', 'import', source, '--output-dir', out])
  expect(first.code).toBe(1)
  expect(first.stdout).toBe(
    `2 interactions of 2 files: 2 cassettes written to ${out}, 0 there already\nrefused: 2 files, 1 interaction\n`,
  )
  expect(first.stderr.replaceAll(source, '')).toMatchInlineSnapshot(`
    "refused /a.cassette.json: it is a cassette already
    refused /b.json, interaction 1: status is 0, which is no HTTP status
    refused /d.bin: it is no text in UTF-8
    "
  `)

  const names = await readdir(out)
  expect(names.map((name) => name.replace(/[0-9a-f]{8}(?=\.cassette)/u, 'DIGEST'))).toEqual(
    Array.from({ length: 2 }, () => 'converse-amazon.nova-lite-v1-0-200-DIGEST.cassette.json'),
  )
  const texts = await Promise.all(names.map((name) => readFile(join(out, name), 'utf8')))
  expect(texts.join('')).not.toMatch(/sesame|210987654321/u)
  expect((await readCassette(join(out, names[0]!))).provenance.redacted).toMatchObject({ cookie: 1 })

  const second = await commandLine(['cassettes', 'import', source, '--output-dir', out, '--lenient'])
  expect(second.code).toBe(0)
  expect(second.stdout).toContain(`0 cassettes written to ${out}, 2 there already`)
})

test('another cassette of the same name is never overwritten', async () => {
  const folder = await temporaryFolder()
  const file = join(folder, 'a.json')
  await writeFile(file, JSON.stringify([definition('one')]))
  const run = () => commandLine(['cassettes', 'import', file, '--output-dir', join(folder, 'out')])
  await run()
  const [name] = await readdir(join(folder, 'out'))
  await writeFile(join(folder, 'out', name!), 'mine')
  expect((await run()).code).toBe(0)
  expect(await readFile(join(folder, 'out', name!), 'utf8')).toBe('mine')
  const digest = /([0-9a-f]{8})\.cassette\.json$/u.exec(name!)![1]!
  expect(await readdir(join(folder, 'out'))).toEqual([
    name,
    expect.stringMatching(new RegExp(String.raw`-${digest}[0-9a-f]{8}\.cassette\.json$`, 'u')),
  ])
})

test.each([
  [['x.json', '--output-dir', 'out', '--from', 'saz'], /Allowed choices are vcr, nock, har, jsonl/u],
  [['x.json'], /required option '--output-dir <folder>' not specified/u],
  [['x.json', '--output-dir', 'out', '--redact', '('], /--redact: Invalid regular expression/u],
])('%j is wrong usage', async (args, message) => {
  const { code, stderr } = await commandLine(['cassettes', 'import', ...args])
  expect(code).toBe(2)
  expect(stderr).toMatch(message)
})

test('a file that is not there is refused', async () => {
  const { code, stderr } = await commandLine(['cassettes', 'import', 'none.har', '--output-dir', 'out'])
  expect(code).toBe(1)
  expect(stderr).toMatch(/^refused none\.har: ENOENT/u)
})
