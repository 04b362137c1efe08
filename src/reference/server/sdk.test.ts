import * as newest from '@aws-sdk/client-bedrock-runtime'
import { NodeHttpHandler } from '@smithy/node-http-handler'
import * as early from 'bedrock-runtime-3-587'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Listener } from '../../wire/http/listen.js'
import { embeddedKeys } from './profile.js'
import { startReferenceServer } from './start.js'

const credentials = {
  accessKeyId: Object.keys(embeddedKeys.secrets)[0]!,
  secretAccessKey: Object.values(embeddedKeys.secrets)[0]!,
}
const modelId = 'anthropic.claude-3-haiku-20240307-v1:0'
const messages = [{ role: 'user' as const, content: [{ text: 'Hello' }] }]
const body = new TextEncoder().encode('{"messages":[{"role":"user","content":"Hello"}]}')

let server: Listener
beforeAll(async () => {
  server = await startReferenceServer({ keys: embeddedKeys })
})
afterAll(() => server.close())

const collect = async <Event>(stream: AsyncIterable<Event> | undefined): Promise<Event[]> => {
  const events: Event[] = []
  for await (const event of stream ?? []) events.push(event)
  return events
}

describe.each([
  ['HTTP/2, its default', {}],
  ['HTTP/1.1', { requestHandler: new NodeHttpHandler() }],
])('the newest official SDK over %s', (_name, options) => {
  const client = (): newest.BedrockRuntimeClient =>
    new newest.BedrockRuntimeClient({
      region: 'us-east-1',
      endpoint: server.url,
      credentials,
      maxAttempts: 1,
      ...options,
    })

  it('gets right answers for every operation', async () => {
    const sdk = client()
    const converse = await sdk.send(new newest.ConverseCommand({ modelId, messages }))
    expect(converse.output?.message?.content?.[0]?.text).toContain('You said: Hello')
    expect(converse.usage?.totalTokens).toBe(converse.usage!.inputTokens! + converse.usage!.outputTokens!)

    const { stream } = await sdk.send(new newest.ConverseStreamCommand({ modelId, messages }))
    const events = await collect(stream)
    expect(events.map((event) => Object.keys(event)[0])).toEqual(
      expect.arrayContaining([
        'messageStart',
        'contentBlockDelta',
        'contentBlockStop',
        'messageStop',
        'metadata',
      ]),
    )
    const text = events.map((event) => event.contentBlockDelta?.delta?.text ?? '').join('')
    expect(text).toBe(converse.output!.message!.content![0]!.text)

    const invoked = await sdk.send(new newest.InvokeModelCommand({ modelId, body }))
    expect(invoked.contentType).toBe('application/json')
    expect(JSON.parse(new TextDecoder().decode(invoked.body))).toMatchObject({
      role: 'assistant',
      type: 'message',
    })

    const streamed = await sdk.send(new newest.InvokeModelWithResponseStreamCommand({ modelId, body }))
    const chunks = (await collect(streamed.body)).map(
      ({ chunk }) => JSON.parse(new TextDecoder().decode(chunk!.bytes)) as { type: string },
    )
    expect(chunks.map(({ type }) => type)).toEqual(expect.arrayContaining(['message_start', 'message_stop']))

    const guarded = await sdk.send(
      new newest.ApplyGuardrailCommand({
        guardrailIdentifier: 'gr0123456789',
        guardrailVersion: '1',
        source: 'INPUT',
        content: [{ text: { text: 'This is forbidden.' } }],
      }),
    )
    expect(guarded.action).toBe('GUARDRAIL_INTERVENED')

    const counted = await sdk.send(
      new newest.CountTokensCommand({ modelId, input: { converse: { messages } } }),
    )
    expect(counted.inputTokens).toBeGreaterThan(0)

    const started = await sdk.send(
      new newest.StartAsyncInvokeCommand({
        modelId: 'amazon.nova-reel-v1:0',
        modelInput: { prompt: 'a' },
        outputDataConfig: { s3OutputDataConfig: { s3Uri: 's3://conformance-bucket/a' } },
      }),
    )
    const got = await sdk.send(new newest.GetAsyncInvokeCommand({ invocationArn: started.invocationArn! }))
    expect(got).toMatchObject({ invocationArn: started.invocationArn, status: 'Completed' })
    expect(got.submitTime).toBeInstanceOf(Date)
    const { asyncInvokeSummaries } = await sdk.send(
      new newest.ListAsyncInvokesCommand({ statusEquals: 'Completed' }),
    )
    expect(asyncInvokeSummaries).toHaveLength(1)

    const checked = await sdk.send(
      new newest.InvokeGuardrailChecksCommand({
        messages: [{ role: 'user', content: [{ text: 'Hello' }] }],
        checks: { contentFilter: { categories: [{ category: 'VIOLENCE' }] } },
      }),
    )
    expect(checked.results?.contentFilter?.results).toEqual([{ category: 'VIOLENCE', severityScore: 0 }])
    sdk.destroy()
  })

  it('gets typed errors, also out of a stream', async () => {
    const sdk = client()
    const throttled = sdk.send(
      new newest.ConverseCommand({ modelId: 'conformance.throttling-exception', messages }),
    )
    await expect(throttled).rejects.toBeInstanceOf(newest.ThrottlingException)
    const refused = sdk.send(
      new newest.ConverseCommand({ modelId, messages: [{ role: 'robot' as 'user', content: [] }] }),
    )
    await expect(refused).rejects.toBeInstanceOf(newest.ValidationException)
    const { stream } = await sdk.send(
      new newest.ConverseStreamCommand({
        modelId: 'conformance.stream-model-stream-error-exception',
        messages,
      }),
    )
    await expect(collect(stream)).rejects.toMatchObject({ name: 'ModelStreamErrorException' })
    sdk.destroy()
  })
})

describe('the official SDK 3.587, of the days when Converse was new', () => {
  it('gets right answers for every operation it has', async () => {
    const sdk = new early.BedrockRuntimeClient({
      region: 'us-east-1',
      endpoint: server.url,
      credentials,
      maxAttempts: 1,
    })
    const converse = await sdk.send(new early.ConverseCommand({ modelId, messages }))
    expect(converse.output?.message?.content?.[0]?.text).toContain('You said: Hello')
    const { stream } = await sdk.send(new early.ConverseStreamCommand({ modelId, messages }))
    const events = await collect(stream)
    expect(events[0]).toMatchObject({ messageStart: { role: 'assistant' } })
    expect(events.at(-1)).toHaveProperty('metadata.usage')
    const invoked = await sdk.send(
      new early.InvokeModelCommand({ modelId, body, contentType: 'application/json' }),
    )
    expect(JSON.parse(new TextDecoder().decode(invoked.body))).toMatchObject({ type: 'message' })
    const streamed = await sdk.send(
      new early.InvokeModelWithResponseStreamCommand({ modelId, body, contentType: 'application/json' }),
    )
    expect((await collect(streamed.body)).length).toBeGreaterThan(3)
    const throttled = sdk.send(
      new early.ConverseCommand({ modelId: 'conformance.throttling-exception', messages }),
    )
    await expect(throttled).rejects.toMatchObject({ name: 'ThrottlingException' })
    sdk.destroy()
  })
})
