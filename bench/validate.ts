import { Ajv2020 } from 'ajv/dist/2020.js'
import { schemaFor, validate } from '../src/contract/index.js'
import { measure, printRows } from './measure.js'

const tools = ['get_weather', 'search', 'book'].map((name) => ({
  toolSpec: {
    name,
    description: 'What it does, in a sentence of usual length.',
    inputSchema: { json: { type: 'object', properties: { city: { type: 'string' } }, required: ['city'] } },
  },
}))

/** A request as people send them: a conversation of three turns, a system prompt, tools. */
const typical = {
  modelId: 'anthropic.claude-3-haiku-20240307-v1:0',
  system: [{ text: 'You are a helpful assistant.' }],
  messages: [
    { role: 'user', content: [{ text: 'What is the weather in Paris?' }] },
    {
      role: 'assistant',
      content: [{ toolUse: { toolUseId: 't1', name: 'get_weather', input: { city: 'Paris' } } }],
    },
    { role: 'user', content: [{ toolResult: { toolUseId: 't1', content: [{ text: '21 degrees' }] } }] },
  ],
  inferenceConfig: { maxTokens: 512, temperature: 0.5 },
  toolConfig: { tools },
}

const withImage = (bytes: string) => ({
  modelId: typical.modelId,
  messages: [
    { role: 'user', content: [{ image: { format: 'png', source: { bytes } } }, { text: 'What is it?' }] },
  ],
})

/** Validations a second: the whole contract, against ajv with the JSON Schema of the same operation alone. */
export async function benchValidate(): Promise<void> {
  const peer = new Ajv2020({ strict: false, logger: false, allErrors: true }).compile(
    schemaFor('Converse', 'request'),
  )
  const image = Buffer.alloc(3_932_160)
  // The start of a PNG of 512 by 512: its size is read out of the bytes.
  image.write('89504e470d0a1a0a0000000d49484452000002000000020008', 'hex')
  const requests = {
    'a typical request': typical,
    'a request with an image of 3.75 MB': withImage(image.toString('base64')),
  }
  for (const [name, request] of Object.entries(requests)) {
    const found = validate('Converse', 'request', request)
    if (found.length > 0) throw new Error(`${name} is not lawful: ${found[0]!.message}`)
    const rows = await measure({
      'validate: shapes, prose rules, media': () => validate('Converse', 'request', request),
      'ajv: JSON Schema alone': () => peer(request),
    })
    printRows(`Converse, ${name}`, 'a second', rows)
  }
}
