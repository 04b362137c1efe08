import { image } from '../../../../generators/media/images/image.js'
import { document } from '../../../../generators/media/documents/document.js'
import type { RequestValue } from '../../../wire/rest/index.js'
import type { Plan } from '../plan.js'
import { guardrailOf } from '../request/lawful.js'

/** Requests at the edge of a rule: some just inside, some just outside. */
export interface RuleExamples {
  /** Needed beyond what the operation needs. */
  readonly features: readonly string[]
  /** Model purpose, when not the ordinary one. */
  readonly purpose?: 'image' | 'document' | 'tools' | 'video' | 'reasoning' | 'citations'
  readonly lawful: Variants
  readonly unlawful: Variants
}

export type Variants = Readonly<Record<string, (plan: Plan) => RequestValue>>

const user = (...content: unknown[]): object => ({ role: 'user', content })
const assistant = (...content: unknown[]): object => ({ role: 'assistant', content })
const said = (...messages: unknown[]): RequestValue => ({ messages })
const hello = { text: 'Hello' }

const picture = (width = 8, height = 8, byteLength?: number): object => ({
  image: {
    format: 'png',
    source: {
      bytes: image({
        format: 'png',
        width,
        height,
        ...(byteLength !== undefined && { byteLength }),
      }).base64(),
    },
  },
})
const paper = (name: string, byteLength?: number): object => ({
  document: {
    format: 'txt',
    name,
    source: { bytes: document({ format: 'txt', ...(byteLength !== undefined && { byteLength }) }).base64() },
  },
})
const papers = (count: number): object[] =>
  Array.from({ length: count }, (_, index) => paper(`notes ${index + 1}`))
const pictures = (count: number): object[] => Array.from({ length: count }, () => picture())

const schema = { type: 'object', properties: { city: { type: 'string' } } }
const tools = (json: unknown = schema): object => ({
  toolConfig: { tools: [{ toolSpec: { name: 'get_weather', inputSchema: { json } } }] },
})
const use = (id: string): object => ({
  toolUse: { toolUseId: id, name: 'get_weather', input: { city: 'Paris' } },
})
const result = (id: string): object => ({ toolResult: { toolUseId: id, content: [{ text: 'Sunny' }] } })
const withTools = (...messages: unknown[]): RequestValue => ({ ...said(...messages), ...tools() })
const named = (name: string) => (): RequestValue => said(user(hello, paper(name)))
const paths =
  (...pointers: string[]) =>
  (): RequestValue => ({ ...said(user(hello)), additionalModelResponseFieldPaths: pointers })

const images = { features: ['image'], purpose: 'image' } as const
const documents = { features: ['document'], purpose: 'document' } as const
const toolUse = { features: ['tools'], purpose: 'tools' } as const

/** For every rule of Converse, by name. Megabytes are tested outside the range that the documents leave open. */
export const converseExamples: Readonly<Record<string, RuleExamples>> = {
  'messages.images.max-count': {
    ...images,
    lawful: { '20-images': () => said(user(hello, ...pictures(20))) },
    unlawful: { '21-images': () => said(user(hello, ...pictures(21))) },
  },
  'messages.images.max-bytes': {
    features: ['image', 'limits'],
    purpose: 'image',
    lawful: { '3750000-bytes': () => said(user(hello, picture(8, 8, 3_750_000))) },
    unlawful: { '3932161-bytes': () => said(user(hello, picture(8, 8, 3_932_161))) },
  },
  'messages.images.max-pixels': {
    ...images,
    lawful: {
      '8000-wide': () => said(user(hello, picture(8000, 1))),
      '8000-high': () => said(user(hello, picture(1, 8000))),
    },
    unlawful: {
      '8001-wide': () => said(user(hello, picture(8001, 1))),
      '8001-high': () => said(user(hello, picture(1, 8001))),
    },
  },
  'messages.images.role': {
    ...images,
    lawful: { user: () => said(user(hello), assistant(hello), user(hello, picture())) },
    unlawful: { assistant: () => said(user(hello), assistant(hello, picture()), user(hello)) },
  },
  'messages.videos.max-bytes': {
    features: ['video', 'limits'],
    purpose: 'video',
    lawful: {
      small: () =>
        said(
          user(hello, {
            video: { format: 'mp4', source: { bytes: Buffer.alloc(3_000, 1).toString('base64') } },
          }),
        ),
    },
    unlawful: {
      '26-MB-of-base64': () =>
        said(
          user(hello, {
            video: { format: 'mp4', source: { bytes: Buffer.alloc(19_700_000, 1).toString('base64') } },
          }),
        ),
    },
  },
  'messages.documents.max-count': {
    ...documents,
    lawful: { '5-documents': () => said(user(hello, ...papers(5))) },
    unlawful: { '6-documents': () => said(user(hello, ...papers(6))) },
  },
  'messages.documents.max-bytes': {
    features: ['document', 'limits'],
    purpose: 'document',
    lawful: { '4500000-bytes': () => said(user(hello, paper('notes', 4_500_000))) },
    unlawful: { '4718593-bytes': () => said(user(hello, paper('notes', 4_718_593))) },
  },
  'messages.documents.text-block': {
    ...documents,
    lawful: { 'text-after': () => said(user(paper('notes'), hello)) },
    unlawful: { 'no-text': () => said(user(paper('notes'))) },
  },
  'messages.documents.role': {
    ...documents,
    lawful: { user: () => said(user(hello), assistant(hello), user(hello, paper('notes'))) },
    unlawful: { assistant: () => said(user(hello), assistant(hello, paper('notes')), user(hello)) },
  },
  'messages.content.document.name.characters': {
    ...documents,
    lawful: { 'every-kind': named('Report (final) [v2] - part 1') },
    unlawful: {
      slash: named('a/b'),
      dot: named('report.pdf'),
      comma: named('a,b'),
      colon: named('a:b'),
      quote: named('"a"'),
    },
  },
  'messages.content.document.name.whitespace': {
    ...documents,
    lawful: { 'single-spaces': named('a b c d') },
    unlawful: { 'two-spaces': named('a  b'), 'many-spaces': named('a b     c') },
  },
  'messages.documents.unique-names': {
    ...documents,
    lawful: { 'two-names': () => said(user(hello, paper('one'), paper('two'))) },
    unlawful: {
      'same-message': () => said(user(hello, paper('one'), paper('one'))),
      'other-message': () => said(user(hello, paper('one')), assistant(hello), user(hello, paper('one'))),
    },
  },
  'messages.content.document.citations.format': {
    features: ['document', 'citations'],
    purpose: 'citations',
    lawful: { txt: () => said(user(hello, cited('txt'))) },
    unlawful: { csv: () => said(user(hello, cited('csv'))) },
  },
  'messages.content.document.source.citations': {
    features: ['document', 'citations'],
    purpose: 'citations',
    lawful: { 'with-citations': () => said(user(hello, textual({ citations: { enabled: true } }))) },
    unlawful: { 'without-citations': () => said(user(hello, textual({}))) },
  },
  'messages.starts-with-user': {
    features: [],
    lawful: { user: () => said(user(hello), assistant(hello), user(hello)) },
    unlawful: { assistant: () => said(assistant(hello), user(hello)) },
  },
  'messages.roles-alternate': {
    features: [],
    lawful: {
      'five-turns': () => said(user(hello), assistant(hello), user(hello), assistant(hello), user(hello)),
    },
    unlawful: {
      'user-twice': () => said(user(hello), user(hello)),
      'assistant-twice': () => said(user(hello), assistant(hello), assistant(hello), user(hello)),
    },
  },
  'messages.content.not-empty': {
    features: [],
    lawful: { 'one-block': () => said(user(hello)) },
    unlawful: {
      'no-block': () => said(user()),
      'no-block-later': () => said(user(hello), assistant(hello), user()),
    },
  },
  'messages.content.text.not-blank': {
    features: [],
    lawful: { 'one-character': () => said(user({ text: 'a' })), padded: () => said(user({ text: ' a ' })) },
    unlawful: {
      empty: () => said(user({ text: '' })),
      spaces: () => said(user({ text: '   ' })),
      'second-block': () => said(user(hello, { text: ' ' })),
    },
  },
  'messages.reasoningContent.role': {
    features: ['reasoning'],
    purpose: 'reasoning',
    lawful: { assistant: () => said(user(hello), assistant(thought, hello), user(hello)) },
    unlawful: { user: () => said(user(thought, hello)) },
  },
  'toolConfig.present': {
    ...toolUse,
    lawful: { present: () => withTools(user(hello), assistant(use('t1')), user(result('t1'))) },
    unlawful: { missing: () => said(user(hello), assistant(use('t1')), user(result('t1'))) },
  },
  'toolConfig.tools.toolSpec.inputSchema.json.object': {
    ...toolUse,
    lawful: { object: () => ({ ...said(user(hello)), ...tools() }) },
    unlawful: {
      'no-type': () => ({ ...said(user(hello)), ...tools({ properties: {} }) }),
      string: () => ({ ...said(user(hello)), ...tools({ type: 'string' }) }),
      array: () => ({ ...said(user(hello)), ...tools([]) }),
    },
  },
  'messages.toolUse.answered': {
    ...toolUse,
    lawful: {
      both: () => withTools(user(hello), assistant(use('t1'), use('t2')), user(result('t2'), result('t1'))),
    },
    unlawful: {
      none: () => withTools(user(hello), assistant(use('t1')), user(hello)),
      'one-of-two': () => withTools(user(hello), assistant(use('t1'), use('t2')), user(result('t1'))),
    },
  },
  'messages.toolResult.not-more-than-uses': {
    ...toolUse,
    lawful: { one: () => withTools(user(hello), assistant(use('t1')), user(result('t1'))) },
    unlawful: {
      'never-asked': () => withTools(user(result('t1'))),
      'one-more': () => withTools(user(hello), assistant(use('t1')), user(result('t1'), result('t2'))),
    },
  },
  'messages.toolUse.unique-ids': {
    ...toolUse,
    lawful: {
      two: () => withTools(user(hello), assistant(use('t1'), use('t2')), user(result('t1'), result('t2'))),
    },
    unlawful: {
      twice: () => withTools(user(hello), assistant(use('t1'), use('t1')), user(result('t1'), result('t1'))),
    },
  },
  'additionalModelResponseFieldPaths.json-pointer': {
    features: ['additionalFields'],
    lawful: {
      escapes: paths('/a~0b/c~1d'),
      'empty-key': paths('/'),
      index: paths('/content/0/text'),
      unicode: paths('/schlüssel/鍵'),
      deep: paths(`/${Array.from({ length: 40 }, (_, index) => `k${index}`).join('/')}`),
    },
    unlawful: {
      'no-slash': paths('stop_sequence'),
      'bare-tilde': paths('/a~'),
      'unknown-escape': paths('/a~2b'),
      fragment: paths('#/stop_sequence'),
      'second-of-two': paths('/stop_sequence', 'stop_sequence'),
    },
  },
  'messages.tool-changes.role': {
    ...toolUse,
    lawful: {},
    unlawful: {
      user: () => ({ ...said(user(hello, { toolAddition: { tool: { name: 'get_weather' } } })), ...tools() }),
    },
  },
  'messages.tool-changes.name': {
    ...toolUse,
    lawful: {},
    unlawful: {
      undeclared: () => ({
        ...said(user(hello), {
          role: 'system',
          content: [{ toolAddition: { tool: { name: 'no_such_tool' } } }],
        }),
        ...tools(),
      }),
    },
  },
  'modelId.imported-model': {
    features: [],
    lawful: {},
    unlawful: {
      'imported-model': () => ({
        ...said(user(hello)),
        modelId: 'arn:aws:bedrock:us-east-1:123456789012:imported-model/abcdefghij12',
      }),
    },
  },
  'modelId.prompt-exclusions': {
    features: ['prompt'],
    lawful: {
      alone: ({ profile }) => ({
        modelId: profile.models.prompt ?? prompt,
        promptVariables: { city: { text: 'Paris' } },
      }),
    },
    unlawful: {
      inferenceConfig: ({ profile }) => ({
        modelId: profile.models.prompt ?? prompt,
        inferenceConfig: { maxTokens: 10 },
      }),
      system: ({ profile }) => ({ modelId: profile.models.prompt ?? prompt, system: [hello] }),
      toolConfig: ({ profile }) => ({ modelId: profile.models.prompt ?? prompt, ...tools() }),
      additionalModelRequestFields: ({ profile }) => ({
        modelId: profile.models.prompt ?? prompt,
        additionalModelRequestFields: { k: 1 },
      }),
    },
  },
}

const prompt = 'arn:aws:bedrock:us-east-1:123456789012:prompt/ABCDEFGHIJ:1'
const thought = { reasoningContent: { reasoningText: { text: 'Let me think.', signature: 'c2lnbmVk' } } }
const cited = (format: 'txt' | 'csv'): object => ({
  document: {
    format,
    name: 'notes',
    source: { bytes: document({ format }).base64() },
    citations: { enabled: true },
  },
})
const textual = (rest: object): object => ({
  document: { format: 'txt', name: 'notes', source: { text: 'The sky is blue.' }, ...rest },
})

const guardrail = ({ profile }: Plan): RequestValue => ({
  guardrailIdentifier: guardrailOf(profile).identifier,
  guardrailVersion: guardrailOf(profile).version,
})
const invokeBody = ({ profile }: Plan, more: object = {}): Uint8Array =>
  Buffer.from(JSON.stringify({ ...profile.invokeBody, ...more }))

/** For every rule of InvokeModel and its streaming form, by name. */
export const invokeExamples: Readonly<Record<string, RuleExamples>> = {
  'body.json': {
    features: [],
    lawful: { json: (plan) => ({ body: invokeBody(plan) }) },
    unlawful: {
      text: () => ({ body: Buffer.from('Hello') }),
      truncated: (plan) => ({ body: invokeBody(plan).subarray(0, -1) }),
    },
  },
  'guardrail.config-without-identifier': {
    features: ['guardrail'],
    lawful: {
      'with-identifier': (plan) => ({
        ...guardrail(plan),
        body: invokeBody(plan, { 'amazon-bedrock-guardrailConfig': { tagSuffix: 'xyz' } }),
      }),
    },
    unlawful: {
      'without-identifier': (plan) => ({
        body: invokeBody(plan, { 'amazon-bedrock-guardrailConfig': { tagSuffix: 'xyz' } }),
      }),
    },
  },
  'guardrail.content-type': {
    features: ['guardrail'],
    lawful: {
      json: (plan) => ({ ...guardrail(plan), contentType: 'application/json', body: invokeBody(plan) }),
    },
    unlawful: {
      'plain-text': (plan) => ({ ...guardrail(plan), contentType: 'text/plain', body: invokeBody(plan) }),
    },
  },
  'guardrail.version': {
    features: ['guardrail'],
    lawful: { both: (plan) => ({ ...guardrail(plan), body: invokeBody(plan) }) },
    unlawful: {
      'identifier-alone': (plan) => ({
        guardrailIdentifier: guardrail(plan)['guardrailIdentifier'],
        body: invokeBody(plan),
      }),
    },
  },
}
