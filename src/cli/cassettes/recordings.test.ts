import { readdir, readFile } from 'node:fs/promises'
import { basename, join, relative } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import type { Cassette } from '../../cassette/cassette.js'
import { describeDifference, diffCassettes } from '../../cassette/diff/index.js'
import { findCassettes, parseCassette, readCassette } from '../../cassette/format/index.js'
import * as record from '../../cassette/record/index.js'
import { secretFinder } from '../../cassette/record/testing/findSecret.js'
import * as redact from '../../cassette/redact/index.js'
import { modelAt } from '../../contract/index.js'
import { packageRoot } from '../../files/packageRoot.js'
import { referenceHandler } from '../../reference/server/start.js'
import { temporaryFolder } from '../../runner/testing/folder.js'
import { inspect } from '../../wire/frames/inspect.js'
import * as http from '../../wire/http/index.js'
import { header } from '../../wire/http/message.js'
import { routeOf } from '../../wire/rest/index.js'
// @ts-expect-error -- a script
import { clients } from '../../../scripts/record/clients.mjs'
// @ts-expect-error -- a script
import { credentials, recordClient } from '../../../scripts/record/recordClient.mjs'

const folder = join(packageRoot, 'recordings')
const model = modelAt('newest')
const files: { readonly name: string; readonly text: string; readonly cassette: Cassette }[] = []

beforeAll(async () => {
  for await (const path of findCassettes([folder])) {
    const text = await readFile(path, 'utf8')
    files.push({ name: relative(folder, path), text, cassette: parseCassette(text, path) })
  }
})

const operationOf = ({ request }: Cassette) => routeOf(model, request!)?.operation.name
const messagesOf = ({ response }: Cassette) =>
  /eventstream/.test(header(response.headers, 'content-type') ?? '')
    ? inspect(response.chunks.map(({ bytes }) => bytes)).messages
    : []

describe('the recordings of the project', () => {
  // Some hundred files, on machines that may be busy.
  test('hold no secret', { timeout: 120_000 }, () => {
    const secrets = [...Object.values(credentials as Record<string, string>), '210987654321']
    const found = files.flatMap(({ name, text }) => {
      const find = secretFinder(basename(name), text)
      return secrets.map((secret) => [name, find(secret)]).filter(([, form]) => form !== undefined)
    })
    expect(found).toEqual([])
    for (const { cassette, name } of files) {
      expect(redact.redactCassette(cassette, redact.defaultRedaction), name).toEqual(cassette)
    }
  })

  test('are of every operation, in both versions of HTTP, with every end', () => {
    const operations = [...model.operations.values()].filter(
      ({ requestStream }) => requestStream === undefined,
    )
    const recorded = new Set(files.map(({ cassette }) => operationOf(cassette)))
    expect(recorded).toEqual(new Set(operations.map(({ name }) => name)))
    const kinds = new Set(
      files.map(({ cassette: { request, response } }) => `${request!.httpVersion} ${response.end}`),
    )
    expect(kinds).toEqual(
      new Set(
        ['1.1', '2'].flatMap((version) => ['aborted', 'complete', 'cut'].map((end) => `${version} ${end}`)),
      ),
    )
  })

  test('have every event of every stream', () => {
    for (const { name, requestStream, responseStream } of model.operations.values()) {
      if (responseStream === undefined || requestStream !== undefined) continue
      const messages = files
        .filter(({ cassette }) => operationOf(cassette) === name)
        .flatMap(({ cassette }) => messagesOf(cassette))
      const types = new Set(
        messages
          .map((message) => message.header(':event-type') ?? message.header(':exception-type'))
          .map((value) => value?.value),
      )
      expect(types, name).toEqual(new Set(responseStream.members.map((member) => member.name)))
    }
  })

  test('have every modeled error', () => {
    const modeled = new Set(
      [...model.operations.values()].flatMap(({ errors }) => errors.map(({ name }) => name)),
    )
    const answered = files
      .map(({ cassette: { response } }) => response)
      .filter(({ status = 0 }) => status >= 400)
    const recorded = new Set(
      answered.map(({ headers }) => header(headers, 'x-amzn-errortype')?.split(':')[0]),
    )
    expect(recorded).toEqual(modeled)
  })
})

// The others are not among the dependencies of development.
test.each(['aws-sdk-js-http2', 'aws-sdk-js-http1'])(
  'recorded anew through %s, they are what they were',
  { timeout: 120_000 },
  async (client) => {
    const fresh = await temporaryFolder()
    const project = { ...record, ...redact, ...http, referenceHandler }
    await recordClient(
      client,
      await (clients as Record<string, () => Promise<unknown>>)[client]!(),
      fresh,
      project,
    )
    const names = await readdir(fresh)
    expect(names).toEqual(await readdir(join(folder, client)))
    const changed: string[] = []
    for (const name of names) {
      const [before, after] = await Promise.all(
        [folder + `/${client}`, fresh].map((path) => readCassette(join(path, name))),
      )
      const differences = diffCassettes(before!, after!)
      if (differences.length > 0)
        changed.push(name, ...differences.map((difference) => describeDifference(difference)))
    }
    expect(changed, 'run `npm run build && node scripts/record.mjs`, and look at what changed').toEqual([])
  },
)
