// The official client of Bedrock Runtime itself, for what its callers see: events, and errors for exceptions. Its
// transport is replaced by one that answers with the given chunks.
import { Readable } from 'node:stream'
import { BedrockRuntimeClient, ConverseStreamCommand } from '@aws-sdk/client-bedrock-runtime'

export async function* decodeEvents(chunks) {
  const client = new BedrockRuntimeClient({
    region: 'us-east-1',
    credentials: { accessKeyId: 'AKIDEXAMPLE', secretAccessKey: 'example' },
    maxAttempts: 1,
    requestHandler: { handle: async () => ({ response: response(chunks) }) },
  })
  const { stream } = await client.send(new ConverseStreamCommand({ modelId: 'm', messages: [] }))
  yield* stream
}

const response = (chunks) => ({
  statusCode: 200,
  headers: { 'content-type': 'application/vnd.amazon.eventstream' },
  body: Readable.from(chunks),
})
