import {
  BedrockRuntimeClient,
  ConverseCommand,
  type BedrockRuntimeClientConfig,
} from '@aws-sdk/client-bedrock-runtime'
import { expect, it, onTestFinished } from 'vitest'
import type { HttpRequest } from '../http/message.js'
import { bytes, startListener } from '../http/testing/start.js'
import { verify } from './verify.js'

const profileArn = 'arn:aws:bedrock:us-east-1:123456789012:application-inference-profile/a1b2c3'
const secretAccessKey = 'wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY'

/** What this project needs of the client's own idea of a request. */
interface SdkRequest {
  readonly method: string
  readonly path: string
  readonly headers: Readonly<Record<string, string>>
  readonly body: Uint8Array
}

/** Has the official client send a request, which nobody answers as it would like. */
async function sendConverse(modelId: string, config: BedrockRuntimeClientConfig): Promise<void> {
  const client = new BedrockRuntimeClient({
    region: 'us-east-1',
    credentials: { accessKeyId: 'AKIDEXAMPLE', secretAccessKey, sessionToken: 'token' },
    maxAttempts: 1,
    ...config,
  })
  onTestFinished(() => {
    client.destroy()
  })
  await client.send(new ConverseCommand({ modelId, messages: [] })).catch(() => {})
}

const judge = (request: HttpRequest) =>
  verify(request, {
    secretFor: () => secretAccessKey,
    now: new Date(),
    service: 'bedrock',
    region: 'us-east-1',
  })

it.each(['anthropic.claude-3-haiku-20240307-v1:0', profileArn])(
  'is right over HTTP/2 for %s',
  async (modelId) => {
    const seen: HttpRequest[] = []
    const listener = await startListener(async (request) => {
      seen.push(request)
      return { status: 400, headers: [], body: bytes('{}') }
    })
    await sendConverse(modelId, { endpoint: listener.url })
    expect(seen.map(({ target }) => target)).toEqual([`/model/${encodeURIComponent(modelId)}/converse`])
    expect(seen.map(judge)).toEqual([{ ok: true, accessKeyId: 'AKIDEXAMPLE' }])
  },
)

it.each(['anthropic.claude-3-haiku-20240307-v1:0', profileArn])(
  'is right over HTTP/1.1 for %s',
  async (modelId) => {
    const seen: HttpRequest[] = []
    const requestHandler: BedrockRuntimeClientConfig['requestHandler'] = {
      metadata: { handlerProtocol: 'http/1.1' },
      handle: async ({ method, path, headers, body }: SdkRequest) => {
        seen.push({ method, target: path, headers: Object.entries(headers), body: new Uint8Array(body) })
        throw new Error('seen')
      },
    }
    await sendConverse(modelId, { requestHandler })
    expect(seen.map(judge)).toEqual([{ ok: true, accessKeyId: 'AKIDEXAMPLE' }])
  },
)
