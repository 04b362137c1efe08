import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { requirement } from './register.js'
import { validate } from './validate.js'

const model = 'anthropic.claude-3-haiku-20240307-v1:0'
const user = (...content: unknown[]) => ({ role: 'user', content })
const converse = (...messages: unknown[]) => ({ modelId: model, messages })
const ids = (value: unknown, revision = 'newest', operation = 'Converse') =>
  validate(operation, 'request', value, revision).map(
    (violation) => `${violation.pointer} ${violation.requirement}`,
  )

const weather = {
  type: 'object',
  properties: {
    city: { type: 'string', description: 'City of location' },
    state: { type: 'string', description: 'State of location' },
  },
  required: ['city', 'state'],
}

describe('validate', () => {
  it('accepts the simplest conversation at every revision that has Converse', () => {
    for (const revision of ['2024-05-30', '2024-07-25', '2025-06-30', 'newest']) {
      expect(ids(converse(user({ text: 'Hello' })), revision)).toEqual([])
    }
  })

  it('reports everything that is wrong, sorted by place, not only the first fault', () => {
    const request = {
      modelId: 'no such/id',
      messages: [
        {
          role: 'robot',
          content: [{ text: 'a', image: { format: 'tiff', source: { bytes: 'not base64' } } }],
        },
        { role: 'user', content: [{ toolUse: { name: 'a b', input: {} } }, 7] },
      ],
      inferenceConfig: { temperature: 1.5, maxTokens: 0, stopSequences: [''] },
      additionalModelResponseFieldPaths: ['', 'stop', '/a~2'],
    }
    expect(ids(request)).toMatchSnapshot()
  })

  it('treats null as absent, and does not mind members that it does not know', () => {
    expect(ids({ ...converse(user({ text: 'Hello', image: null })), system: null, novelty: 1 })).toEqual([])
    expect(ids(converse({ role: null, content: [{ text: 'Hello' }] }))).toEqual([
      '/messages/0/role converse.messages.role.required',
    ])
    expect(ids(converse(user({ novelty: {} })))).toEqual([
      '/messages/0/content/0 converse.messages.content.each.union',
    ])
  })

  it('knows the answer a server must give', () => {
    expect(validate('Converse', 'request', converse(user({ text: 5 })))[0]).toMatchObject({
      status: 400,
      errorType: 'ValidationException',
      message: 'must be a string, is the number 5',
    })
  })

  it('finds members of another revision unknown', () => {
    const document = user(
      { text: 'Read' },
      { document: { format: 'txt', name: 'notes', source: { bytes: 'aGk=' } } },
    )
    expect(ids(converse(document), '2024-05-30')).toEqual([
      '/messages/0/content/1 converse.messages.content.each.union',
    ])
    expect(ids(converse(document), '2024-06-20')).toEqual([])
    expect(ids({ modelId: model }, '2024-10-29')).toEqual(['/messages converse.messages.required'])
    expect(ids({ modelId: model })).toEqual([])
  })

  it('takes patterns as a whole', () => {
    expect(ids({ ...converse(user({ text: 'a' })), modelId: 'bad id' })).toEqual([
      '/modelId converse.modelId.pattern',
    ])
    expect(
      ids({ ...converse(user({ text: 'a' })), requestMetadata: { 'bad{key': 'v', k: 'bad{value' } }),
    ).toEqual([
      '/requestMetadata/bad{key converse.requestMetadata.each-key.pattern',
      '/requestMetadata/k converse.requestMetadata.each-value.pattern',
    ])
  })

  it('reads a base64 image of 3.75 MB and one byte more', () => {
    const image = (length: number) =>
      converse(user({ image: { format: 'png', source: { bytes: Buffer.alloc(length).toString('base64') } } }))
    expect(ids(image(3_932_160))).toEqual([])
    expect(ids(image(3_932_161))).toEqual([
      '/messages/0/content/0/image/source/bytes converse.messages.images.max-bytes',
    ])
  })

  it('lets a profile choose what the service does where that is known to differ', () => {
    const images = Array.from({ length: 21 }, () => ({ image: { format: 'png', source: { bytes: 'aGk=' } } }))
    expect(ids(converse(user(...images)))).toEqual(['/messages/0/content converse.messages.images.max-count'])
    const readings = { 'messages.images.max-count': 'service' } as const
    expect(validate('Converse', 'request', converse(user(...images)), 'newest', readings)).toEqual([])
  })

  it('sees what the caller changed since the last call', () => {
    const request = converse(user({ text: 'Hello' }))
    expect(ids(request)).toEqual([])
    request.messages = [user({ text: ' ' })]
    expect(ids(request)).toEqual(['/messages/0/content/0/text converse.messages.content.text.not-blank'])
    ;(request.messages[0] as { content: object[] }).content = [{ text: 'Hello' }]
    expect(ids(request)).toEqual([])
  })

  it('has a requirement for everything that it reports', () => {
    for (const violation of validate('Converse', 'request', {
      messages: [{}, 5],
      toolConfig: {},
      system: 'x',
    })) {
      expect(requirement(violation.requirement).source.sentence).not.toBe('')
    }
  })

  it('judges events and errors', () => {
    expect(validate('ConverseStream', 'event', { messageStart: { role: 'assistant', p: 'abc' } })).toEqual([])
    expect(
      validate('ConverseStream', 'event', { messageStart: {}, messageStop: { stopReason: 'x' } }),
    ).toMatchSnapshot()
    const error = { name: 'ThrottlingException', status: 429, body: { message: 'Too many requests' } }
    expect(validate('Converse', 'error', error)).toEqual([])
    expect(validate('Converse', 'error', { ...error, status: 400, body: {} })).toMatchSnapshot()
  })

  it('says what it cannot be asked', () => {
    expect(() => validate('Convers', 'request', {})).toThrow(/no operation/)
    expect(() => validate('CountTokens', 'request', {}, '2024-05-30')).toThrow(/appeared on 2025-08-20/)
    expect(() => validate('Converse', 'event', {})).toThrow(/no event stream/)
    expect(() => validate('Converse', 'request', {}, '2023-01-01')).toThrow(/first revision is 2023-09-28/)
    expect(() => validate('Converse', 'request', {}, '2024-02-30')).toThrow(/names no revision/)
  })
})

describe('the example inside the documentation page of 2024-05-30', () => {
  const page = new URL('../../../shared/docs/004_90840b3960b8f720.txt', import.meta.url)
  const present = existsSync(page)
  if (!present) console.log('skipped: the documentation pages in ../shared/docs are not here')

  it.skipIf(!present)('breaks the contract twice, and holds when it is mended', () => {
    const text = readFileSync(page, 'utf8')
    const from = text.indexOf('{ "messages"')
    const example = JSON.parse(text.slice(from, text.indexOf(' n models', from))) as { messages: unknown[] }
    const request = { modelId: model, ...example }
    expect(ids(request, '2024-05-30')).toEqual(['/toolConfig/tools/0 converse.toolConfig.tools.each.union'])

    const half = { name: 'get_weather', description: 'Get weather', inputSchema: weather }
    expect(ids({ ...request, toolConfig: { tools: [{ toolSpec: half }] } }, '2024-05-30')).toEqual([
      '/toolConfig/tools/0/toolSpec/inputSchema converse.toolConfig.tools.toolSpec.inputSchema.union',
    ])
    const mended = { ...half, inputSchema: { json: weather } }
    expect(ids({ ...request, toolConfig: { tools: [{ toolSpec: mended }] } }, '2024-05-30')).toEqual([])
  })
})
