import {
  BedrockRuntimeClient,
  ConverseCommand,
  ConverseStreamCommand,
  type ConverseStreamOutput,
} from '@aws-sdk/client-bedrock-runtime'
import { NodeHttpHandler } from '@smithy/node-http-handler'
import {
  BedrockRuntimeClient as Client587,
  ConverseStreamCommand as ConverseStream587,
} from 'bedrock-runtime-3-587'
import type { IncomingMessage } from 'node:http'
import https from 'node:https'
import { connect as connectHttp2 } from 'node:http2'
import { createRequire } from 'node:module'
import { connect as connectTls } from 'node:tls'
import { expect, test } from 'vitest'
import type { Cassette } from '../cassette.js'
import type { BridgeOptions } from '../replay/bridge.js'
import type { CassetteSource } from '../replay/openLibrary.js'
import { connect, listen } from '../../wire/http/index.js'
import { BypassError, guardClient, unguard } from '../replay/guard.js'
import { bytes, frame, hello, jsonResponse, makeCassette, streamResponse, textStream } from './make.js'

/** The fetch handler that the official client is delivered with. */
const { FetchHttpHandler } = createRequire(
  createRequire(import.meta.url).resolve('@aws-sdk/client-bedrock-runtime'),
)('@smithy/fetch-http-handler') as { readonly FetchHttpHandler: new () => NodeHttpHandler }

export type PlayWith = (source: CassetteSource, options?: BridgeOptions) => Promise<void>

const modelId = 'amazon.nova-lite-v1:0'
const region = 'us-east-1'
const credentials = { accessKeyId: 'AKIDEXAMPLE', secretAccessKey: 'secret' }
const input = { modelId, messages: [{ role: 'user' as const, content: [{ text: 'Hello' }] }] }
const pieces = textStream(['Hel', 'lo', ' there'])
const stream = streamResponse([Buffer.concat(pieces.slice(0, 2)), ...pieces.slice(2)])
const streamed = makeCassette({ operation: 'converse-stream', response: stream })
const answered = makeCassette({
  response: jsonResponse({
    metrics: { latencyMs: 1 },
    output: { message: { role: 'assistant', content: [{ text: 'Hi' }] } },
    stopReason: 'end_turn',
    usage: { inputTokens: 1, outputTokens: 1, totalTokens: 2 },
  }),
})

const handlers = { NodeHttpHandler, FetchHttpHandler }
const clientWith = (Handler: new () => NodeHttpHandler) =>
  guardClient(new BedrockRuntimeClient({ region, credentials, requestHandler: new Handler() }))

async function textOf(events: AsyncIterable<ConverseStreamOutput>): Promise<string> {
  let text = ''
  for await (const { contentBlockDelta } of events) text += contentBlockDelta?.delta?.text ?? ''
  return text
}

/** Chunks of an answer as `https.request` hands them over. */
const ask = ({ request }: Cassette, host = `bedrock-runtime.${region}.amazonaws.com`) =>
  new Promise<{ response: IncomingMessage; chunks: string[]; error?: Error }>((resolve, reject) => {
    const { method, target, headers, body } = request!
    const sent = https.request(
      { host, method, path: target, headers: Object.fromEntries(headers) },
      (response) => {
        const chunks: string[] = []
        response.on('data', (chunk: Buffer) => chunks.push(chunk.toString('latin1')))
        response.once('error', (error) => resolve({ response, chunks, error }))
        response.once('end', () => resolve({ response, chunks }))
        response.once('aborted', () => resolve({ response, chunks, error: new Error('aborted') }))
      },
    )
    sent.once('error', reject)
    sent.end(body)
  })

const piecesOf = ({ response }: Cassette) =>
  response.chunks.map(({ bytes: piece }) => Buffer.from(piece).toString('latin1'))

/** What holds for an interceptor that plays recordings. */
export function testBridge(play: PlayWith): void {
  test.each(Object.entries(handlers))(
    'the official client with %s reads answers and streams',
    async (_name, Handler) => {
      await play([streamed, answered])
      const client = clientWith(Handler)
      const { output } = await client.send(new ConverseCommand(input))
      expect(output?.message?.content).toEqual([{ text: 'Hi' }])
      for (let time = 0; time < 2; time += 1) {
        const { stream: events } = await client.send(new ConverseStreamCommand(input))
        expect(await textOf(events!)).toBe('Hello there')
      }
    },
  )

  test('an old client with its usual handler', async () => {
    await play([streamed])
    const client = new Client587({ region, credentials, requestHandler: new NodeHttpHandler() })
    const { stream: events } = await client.send(new ConverseStream587(input))
    expect(await textOf(events!)).toBe('Hello there')
  })

  test('http.request gets the recorded headers and chunks', async () => {
    await play([streamed])
    const { response, chunks, error } = await ask(streamed)
    expect(error).toBeUndefined()
    expect(response.statusCode).toBe(200)
    expect(response.rawHeaders).toEqual(streamed.response.headers.flat())
    expect(chunks).toEqual(piecesOf(streamed))
  })

  test('fetch gets the recorded chunks', async () => {
    await play([streamed])
    const { target, body } = streamed.request!
    const response = await fetch(`https://bedrock-runtime.${region}.amazonaws.com${target}`, {
      method: 'POST',
      body,
    })
    const chunks: string[] = []
    for await (const chunk of response.body!) chunks.push(Buffer.from(chunk).toString('latin1'))
    expect(chunks).toEqual(piecesOf(streamed))
  })

  test('a stream that broke off fails after its pieces, an exception and an error are what they were', async () => {
    const cut = makeCassette({
      model: 'cut',
      operation: 'converse-stream',
      response: { ...stream, chunks: stream.chunks!.slice(0, 2), end: 'cut' },
    })
    const exception = makeCassette({
      model: 'exception',
      operation: 'converse-stream',
      response: streamResponse([
        ...pieces.slice(0, 2),
        frame('throttlingException', { message: 'slow' }, 'exception'),
      ]),
    })
    const failed = makeCassette({
      model: 'failed',
      response: jsonResponse({ message: 'no' }, 400, [['x-amzn-ErrorType', 'ValidationException:http://x/']]),
    })
    await play([cut, exception, failed])
    for (const Handler of Object.values(handlers)) {
      const client = clientWith(Handler)
      const events = (await client.send(new ConverseStreamCommand({ ...input, modelId: 'cut' }))).stream!
      let text = ''
      const reading = (async () => {
        for await (const { contentBlockDelta } of events) text += contentBlockDelta?.delta?.text ?? ''
      })()
      await expect(reading).rejects.toThrow(Error)
      expect(text).toBe('Hello')
      const thrown = (await client.send(new ConverseStreamCommand({ ...input, modelId: 'exception' })))
        .stream!
      await expect(textOf(thrown)).rejects.toMatchObject({ name: 'ThrottlingException', message: 'slow' })
      await expect(client.send(new ConverseCommand({ ...input, modelId: 'failed' }))).rejects.toMatchObject({
        name: 'ValidationException',
        message: 'no',
      })
    }
  })

  test('a connection that broke before an answer breaks', async () => {
    const { status: _status, ...response } = answered.response
    await play([{ ...answered, response: { ...response, headers: [], chunks: [], end: 'cut' } }])
    await expect(ask(answered)).rejects.toThrow(Error)
  })

  test('no content', async () => {
    await play([makeCassette({ response: { status: 204, headers: [['x-a', 'b']] } })])
    const { response, chunks } = await ask(makeCassette())
    expect([response.statusCode, response.headers['x-a'], chunks]).toEqual([204, 'b', []])
  })

  test('a request without a recording is told why, and not let out', async () => {
    await play([answered, streamed])
    const client = clientWith(NodeHttpHandler)
    const other = { ...input, messages: [{ role: 'user' as const, content: [{ text: 'Good bye' }] }] }
    await expect(client.send(new ConverseCommand(other))).rejects.toMatchObject({
      name: 'ResourceNotFoundException',
      message: [
        `no cassette matches Converse ${modelId}. The nearest of 2 is cassette 1, which differs in`,
        '  /messages/0/content/0/text: recorded "Hello", asked "Good bye"',
      ].join('\n'),
    })
    expect((await ask(makeCassette({ body: bytes('no JSON') }))).response.statusCode).toBe(404)
    expect((await ask(makeCassette({ body: new Uint8Array([0xff, 0x00]) }))).response.statusCode).toBe(404)
    const get = makeCassette({
      request: { method: 'GET', target: '/async-invoke?maxResults=1', body: bytes('') },
    })
    expect((await ask(get)).response.statusCode).toBe(404)
  })

  test('other hosts are not its business, other endpoints when it is told', async () => {
    await play([answered], { endpoints: ['https://localhost:1'] })
    const other = await listen(async () => ({ status: 418, headers: [], body: bytes('other') }))
    expect((await fetch(other.url, { method: 'POST', body: 'x' })).status).toBe(418)
    await other.close()
    const { target, body } = answered.request!
    const response = await fetch(`https://localhost:1${target}`, { method: 'POST', body })
    expect(response.status).toBe(200)
    await response.text()
  })

  test('modes are those of the server', async () => {
    const say = (text: string) => jsonResponse({ text })
    await play([makeCassette({ response: say('one') }), makeCassette({ response: say('two') })], {
      mode: 'sequence',
    })
    const texts = [await ask(makeCassette()), await ask(makeCassette()), await ask(makeCassette())].map(
      ({ chunks }) => chunks.join(''),
    )
    expect(texts).toEqual(['{"text":"one"}', '{"text":"two"}', '{"text":"two"}'])
    await play([answered], { mode: 'loose' })
    expect((await ask(makeCassette({ body: { ...hello, system: [] } }))).response.statusCode).toBe(200)
  })

  test('what passes it by is refused loudly, until it is let out', async () => {
    await play([answered])
    expect(() => guardClient(new BedrockRuntimeClient({ region, credentials }))).toThrow('NodeHttpHandler')
    const client = new BedrockRuntimeClient({ region, credentials })
    await expect(client.send(new ConverseCommand(input))).rejects.toThrow(
      `a connection to bedrock-runtime.${region}.amazonaws.com:443 was refused`,
    )
    const host = `bedrock-runtime-fips.us-gov-west-1.amazonaws.com`
    const failure = (emitter: { once(event: 'error', listener: (error: Error) => void): unknown }) =>
      new Promise<Error>((resolve) => void emitter.once('error', resolve))
    expect(await failure(connectHttp2(`https://${host}`))).toBeInstanceOf(BypassError)
    expect(await failure(connectTls(443, host))).toBeInstanceOf(BypassError)
    unguard()
  })

  test('so it is at endpoints of one’s own, and real traffic goes out after unguard', async () => {
    const service = await listen(async () => ({ status: 418, headers: [], body: bytes('real') }))
    const elsewhere = await listen(async () => ({ status: 418, headers: [], body: bytes('other') }))
    await play([answered], { endpoints: [service.url] })
    const ask2 = async (url: string) => {
      const client = connect(url, { version: '2' })
      const { status, fault } = await client.exchange(answered.request!)
      await client.close()
      return { status, fault }
    }
    expect((await ask2(service.url)).fault).toBe('the connection failed: ERR_BYPASS')
    expect(await ask2(elsewhere.url)).toEqual({ status: 418 })
    unguard()
    expect(await ask2(service.url)).toEqual({ status: 418 })
    await Promise.all([service.close(), elsewhere.close()])
  })
}
