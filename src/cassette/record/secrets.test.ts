import { readFile } from 'node:fs/promises'
import { basename } from 'node:path'
import { expect, test } from 'vitest'
import { connect, listen, type HttpHandler } from '../../wire/http/index.js'
import { header } from '../../wire/http/message.js'
import { addPatterns, defaultRedaction, type RedactionRules } from '../redact/index.js'
import { findCassettes } from '../format/index.js'
import { secretFinder } from './testing/findSecret.js'
import { kinds, places, type Plant } from './testing/plants.js'
import { startTestRecorder } from './testing/start.js'

const all = [...kinds, ...places]
const redaction = addPatterns(defaultRedaction, ['ticket-\\d+'])
const MARK = 'x-plant'

/** Answers with what the plant of that name says. */
const upstream: HttpHandler = async ({ headers }) => {
  const { reply = {} } = all.find(({ name }) => name === header(headers, MARK))!
  return {
    status: 200,
    headers: reply.headers ?? [],
    body: (async function* () {
      yield* reply.chunks ?? []
      if (reply.cut === true) throw new Error('cut')
    })(),
    trailers: () => reply.trailers ?? [],
  }
}

/** Record plants, each over sockets from end to end, and say which of them left something on the disk. */
async function leaks(rules: RedactionRules, plants: readonly Plant[] = all): Promise<readonly string[]> {
  const server = await listen(upstream)
  const recorder = await startTestRecorder(server.url, { redaction: rules })
  const client = connect(recorder.url)
  for (const { name, target = '/x', headers = [], body = new Uint8Array(0) } of plants) {
    const { status } = await client.exchange({
      method: 'POST',
      target,
      headers: [[MARK, name], ...headers],
      body,
    })
    expect(status, name).toBe(200)
  }
  await recorder.saved(plants.length)
  const found: string[] = []
  let index = 0
  for await (const file of findCassettes([recorder.folder])) {
    const { name, secret }: Plant = plants[index]!
    const form = secretFinder(basename(file), await readFile(file, 'utf8'))(secret)
    if (form !== undefined) found.push(`${name}: ${form}`)
    index += 1
  }
  await client.close()
  await server.close()
  return found
}

test('no secret reaches the disk, wherever it is planted', async () => {
  expect(await leaks(redaction)).toEqual([])
})

test('without redaction every plant would be found, save in a body that nobody can look into', async () => {
  const found = await leaks({ rules: [], encodings: [], learn: false })
  expect(found.map((leak) => leak.replace(/: [^:]*$/, ''))).toEqual(
    all.map(({ name }) => name).filter((name) => name !== 'key id in a coding nobody knows'),
  )
})

test.each(redaction.rules.map((rule, index) => [index, rule.name, String(rule.pattern)] as const))(
  'without rule %i (%s, %s) a secret would reach it',
  async (index) => {
    const rules = redaction.rules.filter((_rule, at) => at !== index)
    expect((await leaks({ ...redaction, rules }, kinds)).length).toBeGreaterThan(0)
  },
)

test.each(redaction.encodings.map(({ name }) => name))(
  'without looking into %s a secret would reach it',
  async (without) => {
    const encodings = redaction.encodings.filter(({ name }) => name !== without)
    expect((await leaks({ ...redaction, encodings }, places)).length).toBeGreaterThan(0)
  },
)

test('without learning from the exchange a secret would reach it', async () => {
  expect(await leaks({ ...redaction, learn: false }, places)).toEqual(
    expect.arrayContaining([expect.stringContaining('token that an error repeats')]),
  )
})
