import { describe, expect, it } from 'vitest'
import { leastOf, modelAt, validate, variantsOf, type ModelOperation } from '../../contract/index.js'
import { checkSequence } from '../../stream/checkSequence.js'
import type { StreamingOperation } from '../../stream/grammar.js'
import { readEvent } from '../../stream/readEvent.js'
import { inspect } from '../../wire/frames/inspect.js'
import { header, type HttpReply } from '../../wire/http/message.js'
import { readError, readResponse, writeRequest } from '../../wire/rest/index.js'
import { createHandler } from './handler.js'
import { referenceParts } from './reference.js'

const revisions = [
  '2023-09-28',
  '2023-10-02',
  '2024-05-30',
  '2024-07-25',
  '2024-12-04',
  '2025-06-30',
  'newest',
]

const chunksOf = async (reply: HttpReply): Promise<{ at: number; bytes: Uint8Array }[]> => {
  if (reply.body instanceof Uint8Array) return [{ at: 0, bytes: reply.body }]
  const chunks: { at: number; bytes: Uint8Array }[] = []
  for await (const bytes of reply.body) chunks.push({ at: 0, bytes })
  return chunks
}

const hello = { messages: [{ role: 'user', content: [{ text: 'Hello, how are you today?' }] }] }
const extras: Readonly<Record<string, object>> = {
  Converse: hello,
  ConverseStream: hello,
  InvokeModel: { body: Buffer.from('{"inputText":"Hello"}') },
  InvokeModelWithResponseStream: { body: Buffer.from('{"inputText":"Hello"}') },
}

describe.each(revisions)('the reference server at %s', (revision) => {
  const model = modelAt(revision)
  const handle = createHandler(referenceParts({ revision }), 1)
  const send = async (operation: ModelOperation, value: object) => {
    const reply = await handle(
      writeRequest(operation, value as Record<string, unknown>),
      new AbortController().signal,
    )
    return { ...reply, chunks: await chunksOf(reply) }
  }
  const operations = [...model.operations.values()].filter(({ requestStream }) => requestStream === undefined)
  const lawful = (operation: ModelOperation) => ({
    ...(leastOf(model, operation.input.name) as object),
    ...extras[operation.name],
  })

  const expectLawful = (operation: ModelOperation, reply: Awaited<ReturnType<typeof send>>): void => {
    expect(reply.status, JSON.stringify(readError(reply))).toBe(200)
    const read = readResponse(operation, reply)
    expect('value' in read && validate(operation.name, 'response', read.value, revision)).toEqual([])
    if (operation.responseStream === undefined) return
    const { messages, faults } = inspect(reply.chunks.map(({ bytes }) => bytes))
    expect(faults).toEqual([])
    const events = messages.map((message) => readEvent(message).event!)
    expect(checkSequence(operation.name as StreamingOperation, events, model.revision.date)).toEqual([])
    for (const { type, payload } of events) {
      expect(validate(operation.name, 'event', { [type]: payload }, revision)).toEqual([])
    }
  }

  it.each(operations)('answers $name lawfully', async (operation) => {
    expectLawful(operation, await send(operation, lawful(operation)))
  })

  it.each(operations)('refuses $name without what it requires', async (operation) => {
    const { input } = operation
    const required = input.members.filter((member) => member.required && member.location === undefined)
    for (const { name } of required) {
      const { [name]: _left, ...rest } = lawful(operation) as Record<string, unknown>
      const error = readError(await send(operation, rest))
      expect(error).toMatchObject({ name: 'ValidationException', status: 400 })
    }
  })

  it.each(operations.filter(({ name }) => name.startsWith('Converse')))(
    'shows every lawful answer of $name',
    async (operation) => {
      const count = variantsOf(
        model,
        operation.name === 'Converse' ? operation.output.name : 'ConverseStreamMetadataEvent',
      ).length
      for (let number = 0; number < count; number += 1) {
        const messages = [{ role: 'user', content: [{ text: `Show ${number}` }] }]
        expectLawful(operation, await send(operation, { modelId: 'conformance.showcase', messages }))
      }
    },
  )
})

describe('the reference server', () => {
  const handle = createHandler(referenceParts(), 1)
  const model = modelAt('newest')
  const converse = async (value: object) => {
    const request = writeRequest(model.operations.get('Converse')!, { modelId: 'a.b', ...value })
    const reply = await handle(request, new AbortController().signal)
    return { ...reply, chunks: await chunksOf(reply) }
  }

  it('answers equal requests alike, but for the request id', async () => {
    const [first, second] = [await converse(hello), await converse(hello)]
    expect(first.chunks).toEqual(second.chunks)
    expect(header(first.headers, 'x-amzn-RequestId')).not.toBe(header(second.headers, 'x-amzn-RequestId'))
    const again = createHandler(referenceParts(), 1)
    const request = writeRequest(model.operations.get('Converse')!, { modelId: 'a.b', ...hello })
    const third = await again(request, new AbortController().signal)
    expect(header(third.headers, 'x-amzn-RequestId')).toBe(header(first.headers, 'x-amzn-RequestId'))
  })

  it('names every broken constraint in one reply, and one broken rule when no constraint is', async () => {
    const constraints = readError(
      await converse({
        messages: [{ role: 'robot', content: [{ text: 'a' }] }],
        inferenceConfig: { temperature: 2 },
      }),
    )
    expect(constraints.body).toEqual({
      message:
        "2 validation errors detected: Value at 'inferenceConfig.temperature' failed to satisfy constraint: Member must have value less than or equal to 1; Value at 'messages.1.member.role' failed to satisfy constraint: Member must satisfy enum value set: [user, assistant, system]",
    })
    const rule = readError(await converse({ messages: [{ role: 'user', content: [{ text: ' ' }] }] }))
    expect(rule.body).toEqual({
      message:
        'The text field in the ContentBlock object at messages.0.content.0 is blank. Add text to the text field, and try again.',
    })
  })

  it('sends headers in the order of the service', async () => {
    const reply = await converse({ messages: [{ role: 'user', content: [] }] })
    expect(reply.headers.map(([name]) => name)).toEqual([
      'Date',
      'Content-Type',
      'Content-Length',
      'Connection',
      'x-amzn-RequestId',
      'x-amzn-ErrorType',
    ])
  })
})
