import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { writeCassette } from '../../cassette/format/index.js'
import { jsonResponse, makeCassette, streamResponse, textStream } from '../../cassette/testing/make.js'
import { commandLine } from '../testing/commandLine.js'

let folder: string
const at = (name: string) => join(folder, `${name}.cassette.json`)
const streamOf = (...texts: string[]) =>
  makeCassette({ operation: 'converse-stream', response: streamResponse(textStream(texts)) })

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'diff-'))
  await writeCassette(at('one/hello'), streamOf('Hello'))
  await writeCassette(at('one/status'), makeCassette({ response: jsonResponse({}) }))
  await writeCassette(at('one/gone'), makeCassette({ model: 'gone', response: jsonResponse({}) }))
  await writeCassette(at('two/a'), streamOf('Hel', 'lo'))
  await writeCassette(at('two/b'), makeCassette({ response: jsonResponse({ message: 'no' }, 400) }))
  await writeCassette(at('two/new'), makeCassette({ model: 'new', response: jsonResponse({}) }))
})
afterAll(() => rm(folder, { recursive: true }))

const diff = async (...args: string[]) => {
  const { code, stdout, stderr } = await commandLine(['cassettes', 'diff', ...args])
  return { code, stdout: stdout.replaceAll(folder, 'FOLDER'), stderr }
}

test('nothing that matters changed', async () => {
  expect(await diff(at('one/hello'), at('two/a'))).toEqual({
    code: 0,
    stdout: '1 pair compared, 0 different, 0 only before, 0 only after\n',
    stderr: '',
  })
  const all = await diff(at('one/hello'), at('two/a'), '--all')
  expect(all.code).toBe(1)
  expect(all.stdout).toContain('events 1 contentBlockDelta /delta/text: "Hello" became "Hel"')
})

test('two folders', async () => {
  const { code, stdout } = await diff(join(folder, 'one'), join(folder, 'two'))
  expect(code).toBe(1)
  expect(stdout).toMatchInlineSnapshot(`
    "FOLDER/one/status.cassette.json and FOLDER/two/b.cassette.json
      status: 200 became 400
      error /message: only in the second, "no"
    only before: FOLDER/one/gone.cassette.json
    only after: FOLDER/two/new.cassette.json
    2 pairs compared, 1 different, 1 only before, 1 only after
    "
  `)
})

test('as JSON', async () => {
  const { code, stdout } = await diff(join(folder, 'one'), join(folder, 'two'), '--json')
  expect(code).toBe(1)
  expect(JSON.parse(stdout)).toEqual({
    compared: 2,
    different: [
      {
        before: 'FOLDER/one/status.cassette.json',
        after: 'FOLDER/two/b.cassette.json',
        differences: [
          { part: 'status', place: '', before: 200, after: 400 },
          { part: 'error', place: '/message', after: 'no' },
        ],
      },
    ],
    onlyBefore: ['FOLDER/one/gone.cassette.json'],
    onlyAfter: ['FOLDER/two/new.cassette.json'],
  })
})

test('a path that is not there', async () => {
  expect(await diff(at('one/hello'), at('three'))).toMatchObject({
    code: 2,
    stderr: expect.stringContaining('three.cassette.json'),
  })
})
