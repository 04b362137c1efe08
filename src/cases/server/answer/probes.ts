import { variantsOf, type ModelOperation } from '../../../contract/index.js'
import { modelFor, type Profile } from '../../../subjects/profile/profile.js'
import { writeRequest, type RequestValue } from '../../../wire/rest/index.js'
import type { Stimulus } from '../common/serverCase.js'
import type { Plan } from '../plan.js'
import { guardrailOf } from '../request/lawful.js'
import { exampleOf } from '../request/example.js'
import { basicCaseId } from '../request/mechanical.js'
import { featuresFor } from '../request/needs.js'

interface Probe {
  readonly name: string
  readonly features: readonly string[]
  readonly value: (plan: Plan) => RequestValue
}

const user = (text: string): object => ({ role: 'user', content: [{ text }] })

const tool = {
  toolSpec: {
    name: 'get_weather',
    description: 'Current weather of a city',
    inputSchema: { json: { type: 'object', properties: { city: { type: 'string' } }, required: ['city'] } },
  },
}

/** Conversations that bring out different parts of an answer. */
const conversations: readonly Probe[] = [
  {
    name: 'tool-choice-any',
    features: ['tools'],
    value: ({ profile }) => ({
      modelId: modelFor(profile, 'tools'),
      messages: [user('What is the weather in Paris?')],
      toolConfig: { tools: [tool], toolChoice: { any: {} } },
    }),
  },
  {
    name: 'max-tokens',
    features: [],
    value: () => ({ messages: [user('Count from one to a hundred.')], inferenceConfig: { maxTokens: 5 } }),
  },
  {
    name: 'guardrail-trace',
    features: ['guardrail'],
    value: ({ profile }) => ({
      modelId: modelFor(profile, 'guardrail'),
      messages: [user(profile.guardrail?.blocked ?? 'This is forbidden.')],
      guardrailConfig: {
        guardrailIdentifier: guardrailOf(profile).identifier,
        guardrailVersion: guardrailOf(profile).version,
        trace: 'enabled',
      },
    }),
  },
  {
    name: 'reasoning',
    features: ['reasoning'],
    value: ({ profile }) => ({
      modelId: modelFor(profile, 'reasoning'),
      messages: [user('What is 17 times 23?')],
      ...(supports(profile, 'additionalFields') && {
        additionalModelRequestFields: { thinking: { type: 'enabled', budget_tokens: 1024 } },
      }),
    }),
  },
  {
    name: 'citations',
    features: ['document', 'citations'],
    value: ({ profile }) => ({
      modelId: modelFor(profile, 'citations'),
      messages: [
        {
          role: 'user',
          content: [
            { text: 'What colour is the sky? Cite the document.' },
            {
              document: {
                format: 'txt',
                name: 'notes',
                source: { bytes: Buffer.from('The sky is blue.').toString('base64') },
                citations: { enabled: true },
              },
            },
          ],
        },
      ],
    }),
  },
]

const made = new WeakMap<Plan, Map<ModelOperation, readonly Stimulus[]>>()

/**
 * The probes of an operation: its shortest request, conversations, and whatever else the subject offers to show. Made
 * once for each plan, since thousands of cases look at the same answers.
 */
export function probesOf(plan: Plan, operation: ModelOperation): readonly Stimulus[] {
  const ofPlan = made.get(plan) ?? new Map<ModelOperation, readonly Stimulus[]>()
  made.set(plan, ofPlan)
  const known = ofPlan.get(operation)
  if (known !== undefined) return known
  const probes = makeProbes(plan, operation)
  ofPlan.set(operation, probes)
  return probes
}

function makeProbes(plan: Plan, operation: ModelOperation): Stimulus[] {
  const basic: Stimulus = {
    request: writeRequest(operation, exampleOf(plan, operation).value),
    shared: basicCaseId(operation),
  }
  const conversing = operation.name.startsWith('Converse')
    ? conversations
        .filter(({ features }) => features.every((feature) => supports(plan.profile, feature)))
        .filter(({ name }) => isKnown(plan, name))
        .map(({ name, value }) => ({
          request: writeRequest(operation, { ...exampleOf(plan, operation).value, ...value(plan) }),
          shared: `${featuresFor(operation, [])[0]} ${name}`,
        }))
    : []
  return [
    basic,
    ...conversing,
    ...guarding(plan, operation),
    ...invoking(plan, operation),
    ...showcase(plan, operation),
  ]
}

/** A guardrail that finds something says more than one that does not. */
function guarding(plan: Plan, operation: ModelOperation): Stimulus[] {
  const { blocked } = plan.profile.guardrail ?? {}
  if (operation.name !== 'ApplyGuardrail' || blocked === undefined) return []
  const scoped = operation.input.members.some(({ name }) => name === 'outputScope')
  const value = {
    ...exampleOf(plan, operation).value,
    content: [{ text: { text: blocked } }],
    ...(scoped && { outputScope: 'FULL' }),
  }
  return [{ request: writeRequest(operation, value), shared: `${operation.name} blocked` }]
}

/** InvokeModel says in headers which tier and latency it honoured. */
function invoking(plan: Plan, operation: ModelOperation): Stimulus[] {
  const asked = { performanceConfigLatency: 'standard', serviceTier: 'default' }
  const known = Object.entries(asked).filter(
    ([name]) =>
      operation.input.members.some((member) => member.name === name) &&
      supports(plan.profile, name === 'serviceTier' ? name : 'performanceConfig'),
  )
  return known.map(([name, value]) => ({
    request: writeRequest(operation, { ...exampleOf(plan, operation).value, [name]: value }),
    shared: `${operation.name} ${name}`,
  }))
}

const supports = (profile: Profile, feature: string): boolean =>
  profile.features.some((known) => known === feature)

/** Members that a probe sends must be of the revision. */
function isKnown({ model }: Plan, probe: string): boolean {
  const since: Readonly<Record<string, string>> = {
    'guardrail-trace': '2024-06-18',
    reasoning: '2025-02-24',
    citations: '2025-06-30',
  }
  return (since[probe] ?? '') <= model.revision.date
}

/** Where a profile names a model that shows every lawful answer, each of them. */
function showcase({ model, profile }: Plan, operation: ModelOperation): Stimulus[] {
  const modelId = profile.models.showcase
  if (modelId === undefined) return []
  const variants = (name: string): number => variantsOf(model, name).length
  const numbered = (count: number, value: (text: string) => RequestValue): Stimulus[] =>
    Array.from({ length: count }, (_, number) => ({
      request: writeRequest(operation, value(`Show ${number}`)),
      shared: `${operation.name} showcase ${number}`,
    }))
  switch (operation.name) {
    case 'Converse':
      return numbered(variants('ConverseResponse'), (text) => ({ modelId, messages: [user(text)] }))
    case 'ConverseStream':
      return numbered(
        Math.max(variants('MessageStopEvent'), variants('ConverseStreamMetadataEvent')),
        (text) => ({ modelId, messages: [user(text)] }),
      )
    case 'ApplyGuardrail':
      return numbered(variants('ApplyGuardrailResponse'), (text) => ({
        guardrailIdentifier: 'showcase',
        guardrailVersion: '1',
        source: 'INPUT',
        content: [{ text: { text } }],
      }))
    case 'GetAsyncInvoke':
      return numbered(variants('GetAsyncInvokeResponse'), (text) => ({
        invocationArn: `arn:aws:bedrock:us-east-1:123456789012:async-invoke/showcase${text.slice('Show '.length).padStart(4, '0')}`,
      }))
    case 'ListAsyncInvokes':
      return numbered(variants('ListAsyncInvokesResponse'), (text) => ({
        nextToken: text.toLowerCase().replace(' ', 'case-'),
      }))
    case 'InvokeGuardrailChecks':
      return numbered(variants('InvokeGuardrailChecksResponse'), (text) => ({
        messages: [user(text)],
        checks: { contentFilter: { categories: [{ category: 'VIOLENCE' }] } },
      }))
    default:
      return []
  }
}
