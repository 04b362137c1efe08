import { Ajv2020 } from 'ajv/dist/2020.js'
import { expect, test } from 'vitest'
import { sample } from '../testing/sample.js'
import { toHar } from './har.js'

const text = { type: 'string' }
const size = { type: 'integer', minimum: -1 }
const object = (properties: object, optional: object = {}) => ({
  type: 'object',
  required: Object.keys(properties),
  properties: { ...properties, ...optional },
  patternProperties: { '^_': {} },
  additionalProperties: false,
})
const list = (items: object) => ({ type: 'array', items })
const pairs = list(object({ name: text, value: text }))
const message = { httpVersion: text, cookies: list({}), headers: pairs, headersSize: size, bodySize: size }

/** What HAR 1.2 asks for, as far as the export has it; a member of one's own begins with an underscore. */
const schema = object({
  log: object({
    version: { const: '1.2' },
    creator: object({ name: text, version: text }),
    entries: list(
      object(
        {
          startedDateTime: {
            type: 'string',
            pattern: String.raw`^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$`,
          },
          time: { type: 'number', minimum: 0 },
          request: object(
            { ...message, method: text, url: { type: 'string', pattern: '^https?://' }, queryString: pairs },
            { postData: object({ mimeType: text, text }) },
          ),
          response: object({
            ...message,
            status: { type: 'integer' },
            statusText: text,
            content: object({ size, mimeType: text }, { text, encoding: text }),
            redirectURL: text,
          }),
          cache: object({}),
          timings: object({
            send: { type: 'number' },
            wait: { type: 'number' },
            receive: { type: 'number' },
          }),
        },
        { comment: text },
      ),
    ),
  }),
})

test('an archive is lawful HAR 1.2', () => {
  const { recordedAt: _, ...provenance } = {
    ...sample.provenance,
    lost: ['chunks' as const],
    note: 'by hand',
  }
  const archive: unknown = JSON.parse(toHar([sample, { ...sample, provenance }]))
  const validate = new Ajv2020({ allErrors: true }).compile(schema)
  validate(archive)
  expect(validate.errors).toBeNull()
  const [first, second] = (archive as { log: { entries: object[] } }).log.entries
  expect(first).toMatchObject({
    startedDateTime: '2026-07-31T12:00:00.000Z',
    time: 15.02,
    request: {
      url: 'https://bedrock-runtime.us-east-1.amazonaws.com/model/amazon.nova-lite-v1%3A0/converse-stream',
      postData: {
        mimeType: 'application/json',
        text: '{"messages":[{"role":"user","content":[{"text":"Hello"}]}]}',
      },
    },
    response: {
      status: 200,
      statusText: 'OK',
      httpVersion: 'HTTP/1.1',
      content: { size: 316, encoding: 'base64' },
    },
  })
  expect(second).toMatchObject({
    startedDateTime: '1970-01-01T00:00:00.000Z',
    comment: 'by hand',
    _lost: ['chunks'],
  })
})
