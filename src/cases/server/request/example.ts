import {
  leastOf,
  pointerTo,
  shapeAt,
  valueAt,
  type ModelOperation,
  type Overrides,
  type StructureAt,
} from '../../../contract/index.js'
import type { RequestValue } from '../../../wire/rest/index.js'
import type { Plan } from '../plan.js'
import { grow } from './grow.js'
import { lawfulValues } from './lawful.js'
import { modelIdFor } from './needs.js'
import { sampleFile } from './media.js'
import { sceneOf, type SceneExtras } from './scenes.js'

/** A lawful request that has a place, and the pointer of the place. */
export interface Example {
  readonly value: RequestValue
  readonly pointer: string
}

/** The shortest lawful request of an operation that has the place; without a place, the shortest of all. */
export function exampleOf(plan: Plan, operation: ModelOperation, segments: readonly string[] = []): Example {
  const lawful = lawfulValues(plan)
  const start = startOf(plan, operation, lawful)
  const { base, prefix } = conversationIn(operation, segments)
  const example =
    base === undefined
      ? (grow(plan.model, operation.input.name, start, segments, lawful) as Example)
      : inConversation(plan, operation, start, prefix, base, segments, lawful)
  const modelId = modelIdFor(plan.profile, operation, segments)
  const guarded =
    operation.name.startsWith('Invoke') && /^guardrail(?:Identifier|Version)$/.test(segments[0] ?? '')
  const value =
    modelId === undefined || segments[0] === 'modelId' ? example.value : { ...example.value, modelId }
  return { value: mended(guarded ? withGuardrail(value, lawful) : value), pointer: example.pointer }
}

/** Identifier and version of a guardrail go together on InvokeModel. */
const withGuardrail = (value: RequestValue, lawful: Overrides): RequestValue => ({
  guardrailIdentifier: lawful['GuardrailIdentifier'],
  guardrailVersion: lawful['GuardrailVersion'],
  ...value,
})

/** Requests of every operation, without anything that is not needed for an ordinary answer. */
function startOf({ model, profile }: Plan, operation: ModelOperation, lawful: Overrides): RequestValue {
  const least = leastOf(model, operation.input.name, lawful) as RequestValue
  const messages = [{ role: 'user', content: [{ text: 'Hello' }] }]
  switch (operation.name) {
    case 'Converse':
    case 'ConverseStream':
      return { ...least, messages }
    case 'CountTokens':
      return { ...least, input: { converse: { messages } } }
    case 'InvokeModel':
    case 'InvokeModelWithResponseStream':
      return { ...least, body: Buffer.from(JSON.stringify(profile.invokeBody)) }
    case 'ApplyGuardrail':
      return { ...least, content: [{ text: { text: 'Hello' } }] }
    case 'InvokeGuardrailChecks':
      return {
        messages: [{ role: 'user', content: [{ text: 'Hello' }] }],
        checks: { contentFilter: { categories: [{ category: 'VIOLENCE' }] } },
      }
    case 'StartAsyncInvoke':
      return { ...least, modelInput: profile.invokeBody }
    default:
      return least
  }
}

/** Where a Converse conversation is in the request of an operation, when the place is inside one of its messages. */
function conversationIn(
  operation: ModelOperation,
  segments: readonly string[],
): { base?: readonly string[]; prefix: string } {
  const bases: readonly (readonly string[])[] = operation.name.startsWith('Converse')
    ? [[]]
    : operation.name === 'CountTokens'
      ? [['input', 'converse']]
      : []
  for (const base of bases) {
    const inside = [...base, 'messages', '[]', 'content', '[]']
    if (segments.length > inside.length && inside.every((segment, index) => segments[index] === segment)) {
      return { base, prefix: base.map((name) => `/${name}`).join('') }
    }
  }
  return { prefix: '' }
}

function inConversation(
  plan: Plan,
  operation: ModelOperation,
  start: RequestValue,
  prefix: string,
  base: readonly string[],
  segments: readonly string[],
  lawful: Overrides,
): Example {
  const inBlock = segments.slice(base.length + 4)
  const block = grow(plan.model, 'ContentBlock', undefined, inBlock, lawful)
  const extras: SceneExtras = {
    toolConfig: { tools: [{ toolSpec: { name: 'get_weather', inputSchema: lawful['ToolInputSchema'] } }] },
    guardrailConfig: lawful['GuardrailConfiguration'] as object,
  }
  const { at, ...scene } = sceneOf(inBlock[0]!, block.value as Record<string, unknown>, extras)
  const known = knownMembers(plan, operation, base, scene)
  const value = base.length === 0 ? { ...start, ...known } : { ...start, input: { converse: known } }
  return { value, pointer: prefix + at + block.pointer }
}

/** A scene without the members that the operation, at its revision, does not have. */
function knownMembers(
  { model }: Plan,
  operation: ModelOperation,
  base: readonly string[],
  scene: object,
): object {
  const target =
    base.length === 0 ? operation.input : (shapeAt(model, 'ConverseTokensRequest') as StructureAt)
  return Object.fromEntries(
    Object.entries(scene).filter(([name]) => target.members.some((member) => member.name === name)),
  )
}

/** What rules ask for beyond the shapes: text in a document only with citations, and bytes that fit the format. */
function mended(value: RequestValue): RequestValue {
  return mendedBlock(value, '') as RequestValue
}

function mendedBlock(value: unknown, name: string): unknown {
  if (Array.isArray(value)) return value.map((item) => mendedBlock(item, name))
  if (typeof value !== 'object' || value === null || value instanceof Uint8Array) return value
  const mendedMembers = Object.fromEntries(
    Object.entries(value).map(([key, content]) => [key, mendedBlock(content, key)]),
  )
  return name === 'document' ? mendedDocument(mendedMembers) : mendedMembers
}

function mendedDocument(document: Readonly<Record<string, unknown>>): object {
  const source = (document['source'] ?? {}) as Readonly<Record<string, unknown>>
  const needsCitations = 'text' in source || 'content' in source
  return { ...document, ...(needsCitations && { citations: { enabled: true } }) }
}

/** A lawful request with another value at the place; media of another format bring a file of that format. */
export function withValue(
  { value, pointer }: Example,
  segments: readonly string[],
  content: unknown,
): RequestValue {
  if (segments.at(-1) === 'role' && content === 'assistant') return inSecondTurn(value)
  const replaced = replaceAt(value, pointer, content)
  const kind = segments.at(-2)
  if (segments.at(-1) !== 'format' || kind === undefined) return replaced
  const bytes = pointerTo(pointer.slice(0, pointer.lastIndexOf('/')), 'source', 'bytes')
  return hasAt(replaced, bytes) ? replaceAt(replaced, bytes, sampleFile(kind, String(content))) : replaced
}

/** The assistant speaks second: the same request with a turn of the assistant between two of the user. */
function inSecondTurn(value: RequestValue): RequestValue {
  const turns = ['user', 'assistant', 'user'].map((role) => ({ role, content: [{ text: 'Hello' }] }))
  const inside = value['input'] as { converse?: object } | undefined
  return inside?.converse === undefined
    ? { ...value, messages: turns }
    : { ...value, input: { converse: { ...inside.converse, messages: turns } } }
}

/** A copy of a value with the key of a map entry replaced. */
export function replaceKey(value: RequestValue, pointer: string, key: string): RequestValue {
  const parent = pointer.slice(0, pointer.lastIndexOf('/'))
  const entry = unescape(pointer.slice(parent.length + 1))
  const entries = valueAt(value, parent) as Record<string, unknown>
  const renamed = Object.entries(entries).map(([name, content]) => [name === entry ? key : name, content])
  return replaceAt(value, parent, Object.fromEntries(renamed))
}

/** A copy of a value with one place replaced, or removed when the content is `undefined`. */
export function replaceAt(value: RequestValue, pointer: string, content: unknown): RequestValue {
  const keys = pointer.split('/').slice(1).map(unescape)
  return replaced(value, keys, content) as RequestValue
}

function replaced(value: unknown, [key, ...rest]: readonly string[], content: unknown): unknown {
  if (key === undefined) return content
  if (Array.isArray(value))
    return value.map((item: unknown, index) => (String(index) === key ? replaced(item, rest, content) : item))
  const { [key]: present, ...others } = value as Record<string, unknown>
  const next = replaced(present, rest, content)
  return next === undefined ? others : { ...others, [key]: next }
}

function hasAt(value: unknown, pointer: string): boolean {
  let here = value
  for (const key of pointer.split('/').slice(1)) {
    if (typeof here !== 'object' || here === null || !(key in here)) return false
    here = (here as Record<string, unknown>)[key]
  }
  return true
}

const unescape = (token: string): string => token.replaceAll('~1', '/').replaceAll('~0', '~')
