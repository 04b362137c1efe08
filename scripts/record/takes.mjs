// What is recorded, in this order: one call each, as a line of the adapter protocol has it.

const user = (text, ...more) => ({ role: 'user', content: [...more, { text }] })
const messages = [user('Say something short.')]
const claude = 'anthropic.claude-3-haiku-20240307-v1:0'
const nova = 'amazon.nova-lite-v1:0'
const titan = 'amazon.titan-text-express-v1'
const profile = 'arn:aws:bedrock:us-east-1:210987654321:application-inference-profile/a1b2c3d4e5f6'
const guardrail = { guardrailIdentifier: 'gr0123456789', guardrailVersion: '1', trace: 'enabled' }

/** The smallest picture there is: one transparent pixel. */
const gif = { $base64: 'R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7' }
const text = (content) => ({ $base64: Buffer.from(content).toString('base64') })
const native = (value) => text(JSON.stringify(value))

const weather = {
  toolSpec: {
    name: 'weather',
    description: 'The weather at a place.',
    inputSchema: {
      json: {
        type: 'object',
        properties: { place: { type: 'string' }, days: { type: 'integer' } },
        required: ['place'],
      },
    },
  },
}
const document = {
  document: {
    name: 'Report',
    format: 'txt',
    source: { bytes: text('The document says so.') },
    citations: { enabled: true },
  },
}
const thinking = { thinking: { type: 'enabled', budget_tokens: 1024 } }

/** What both Converse operations are asked. */
const conversations = [
  {
    modelId: claude,
    messages,
    system: [{ text: 'Be brief.' }],
    inferenceConfig: { maxTokens: 200, temperature: 0.5 },
  },
  { modelId: claude, messages: [user('Count to ten.')], inferenceConfig: { maxTokens: 5 } },
  { modelId: claude, messages: [user('Stop here.')], inferenceConfig: { stopSequences: ['embedded'] } },
  { modelId: profile, messages: [user('ä € 𝄞 "quoted" \\ and\nmore')] },
  {
    modelId: claude,
    messages: [user('Weather in Oslo?')],
    toolConfig: { tools: [weather], toolChoice: { any: {} } },
  },
  {
    modelId: claude,
    messages: [
      user('Weather in Oslo?'),
      {
        role: 'assistant',
        content: [{ toolUse: { toolUseId: 'tooluse_1', name: 'weather', input: { place: 'Oslo' } } }],
      },
      {
        role: 'user',
        content: [{ toolResult: { toolUseId: 'tooluse_1', content: [{ json: { celsius: -3.5 } }] } }],
      },
    ],
    toolConfig: { tools: [weather] },
  },
  { modelId: claude, messages, additionalModelRequestFields: thinking },
  { modelId: claude, messages: [user('What does it say?', document)] },
  { modelId: nova, messages: [user('What is this?', { image: { format: 'gif', source: { bytes: gif } } })] },
  { modelId: nova, messages: [user('This is forbidden.')], guardrailConfig: guardrail },
  { modelId: nova, messages: [user('This is fine.')], guardrailConfig: guardrail },
  { modelId: 'conformance.absent', messages },
]

/** Model, what it is asked in its own format. */
const natives = [
  [
    claude,
    {
      anthropic_version: 'bedrock-2023-05-31',
      max_tokens: 50,
      messages: [{ role: 'user', content: 'Hello' }],
    },
  ],
  [nova, { messages: [user('Hello')], inferenceConfig: { maxTokens: 50 } }],
  [titan, { inputText: 'Hello', textGenerationConfig: { maxTokenCount: 50 } }],
  ['amazon.titan-embed-text-v2:0', { inputText: 'Hello' }],
]
const json = { contentType: 'application/json', accept: 'application/json' }

/** Every modeled error, with the operation that can have it. */
const errors = [
  'validation',
  'access-denied',
  'resource-not-found',
  'throttling',
  'service-quota-exceeded',
  'model-timeout',
  'model-error',
  'model-not-ready',
  'internal-server',
  'service-unavailable',
].map((name) => ['InvokeModel', { modelId: `conformance.${name}-exception`, body: native({}), ...json }])

const inStream = ['internal-server', 'model-stream-error', 'validation', 'throttling', 'service-unavailable']
const exceptions = [
  ...inStream.map((name) => [
    'ConverseStream',
    { modelId: `conformance.stream-${name}-exception`, messages },
  ]),
  ...[...inStream, 'model-timeout'].map((name) => [
    'InvokeModelWithResponseStream',
    { modelId: `conformance.stream-${name}-exception`, body: native({}), ...json },
  ]),
  ['ConverseStream', { modelId: 'conformance.first-validation-exception', messages }],
]

const asyncInvoke = {
  modelInput: { taskType: 'TEXT_VIDEO', textToVideoParams: { text: 'A cat.' } },
  outputDataConfig: { s3OutputDataConfig: { s3Uri: 's3://a-bucket/output', bucketOwner: '210987654321' } },
  clientRequestToken: 'token-1',
}

/** Every member and value at once: long, and the same through whatever client. */
const showcase = { modelId: 'conformance.showcase', messages: [user('Show 0')] }

/** [operation, input, options, the only client] */
export const takes = [
  ...conversations.map((input) => ['Converse', input]),
  ...conversations.map((input) => ['ConverseStream', input]),
  ...natives.map(([modelId, body]) => ['InvokeModel', { modelId, body: native(body), ...json }]),
  [
    'InvokeModel',
    {
      modelId: titan,
      body: native({ inputText: 'This is forbidden.' }),
      ...json,
      guardrailIdentifier: 'gr0123456789',
      guardrailVersion: '1',
      trace: 'ENABLED',
    },
  ],
  ...natives
    .slice(0, 3)
    .map(([modelId, body]) => ['InvokeModelWithResponseStream', { modelId, body: native(body), ...json }]),
  ['CountTokens', { modelId: claude, input: { converse: { messages } } }],
  ['CountTokens', { modelId: claude, input: { invokeModel: { body: native(natives[0][1]) } } }],
  ...['This is forbidden.', 'This is fine.'].map((said) => [
    'ApplyGuardrail',
    {
      guardrailIdentifier: 'gr0123456789',
      guardrailVersion: '1',
      source: 'INPUT',
      content: [{ text: { text: said } }],
    },
  ]),
  [
    'InvokeGuardrailChecks',
    {
      messages: [user('Is this fine?')],
      checks: { contentFilter: { categories: [{ category: 'HATE' }, { category: 'VIOLENCE' }] } },
    },
  ],
  ['StartAsyncInvoke', { modelId: 'amazon.nova-reel-v1:0', ...asyncInvoke }],
  ['GetAsyncInvoke', { invocationArn: 'arn:aws:bedrock:us-east-1:210987654321:async-invoke/abcdefghij12' }],
  ['ListAsyncInvokes', { statusEquals: 'Completed', maxResults: 2 }],
  ...errors,
  ['StartAsyncInvoke', { modelId: 'conformance.conflict-exception', ...asyncInvoke }],
  [
    'InvokeModelWithResponseStream',
    { modelId: 'conformance.model-stream-error-exception', body: native({}), ...json },
  ],
  ['ConverseStream', { modelId: 'conformance.throttling-exception', messages }],
  ...exceptions,
  ['ConverseStream', { modelId: 'conformance.cut', messages }],
  ['InvokeModelWithResponseStream', { modelId: 'conformance.cut', body: native({}), ...json }],
  ['Converse', showcase, {}, 'aws-sdk-js-http2'],
  ['ConverseStream', showcase, {}, 'aws-sdk-js-http2'],
  ['Converse', { modelId: 'conformance.held', messages }, { abortAfterMs: 300 }],
  ['ConverseStream', { modelId: 'conformance.held', messages }, { abortAfterMs: 300 }],
  [
    'InvokeModelWithResponseStream',
    { modelId: claude.replace('claude-3-haiku', 'held'), body: native(natives[0][1]), ...json },
    { abortAfterMs: 300 },
  ],
]

/** A model id that the upstream of the recordings begins to answer and never ends, until its client has left. */
export const HELD = /(?:conformance|anthropic)\.held/
