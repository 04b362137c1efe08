import type { ModelOperation } from '../../../contract/index.js'
import type { Feature } from '../../../subjects/profile/features.js'
import { modelFor, type Profile } from '../../../subjects/profile/profile.js'
import type { ModelPurpose } from '../../../subjects/profile/purposes.js'

type Need = readonly [member: string, feature: Feature, purpose?: ModelPurpose]

/** What a subject must support to be sent a member, wherever in a request it stands. */
const needs: readonly Need[] = [
  ['image', 'image', 'image'],
  ['document', 'document', 'document'],
  ['video', 'video', 'video'],
  ['audio', 'audio', 'audio'],
  ['s3Location', 's3'],
  ['system', 'system'],
  ['toolConfig', 'tools', 'tools'],
  ['toolUse', 'tools', 'tools'],
  ['toolResult', 'tools', 'tools'],
  ['toolAddition', 'tools', 'tools'],
  ['toolRemoval', 'tools', 'tools'],
  ['systemTool', 'systemTools'],
  ['guardrailConfig', 'guardrail', 'guardrail'],
  ['guardContent', 'guardrail', 'guardrail'],
  ['guardrailIdentifier', 'guardrail'],
  ['guardrailVersion', 'guardrail'],
  ['trace', 'guardrail'],
  ['reasoningContent', 'reasoning', 'reasoning'],
  ['citationsContent', 'citations', 'citations'],
  ['citations', 'citations', 'citations'],
  ['searchResult', 'searchResult'],
  ['cachePoint', 'cachePoint'],
  ['promptVariables', 'prompt'],
  ['outputConfig', 'structuredOutput'],
  ['additionalModelRequestFields', 'additionalFields'],
  ['additionalModelResponseFieldPaths', 'additionalFields'],
  ['performanceConfig', 'performanceConfig'],
  ['performanceConfigLatency', 'performanceConfig'],
  ['serviceTier', 'serviceTier'],
  ['requestMetadata', 'requestMetadata'],
]

/** The features that a subject must declare before it is sent a place of a request. */
export function featuresFor(operation: ModelOperation, segments: readonly string[]): string[] {
  const found = needs.filter(([member]) => segments.includes(member)).map(([, feature]) => feature)
  // Text or parts of text as the source of a document are taken only together with citations.
  if (segments.at(-1) === 'text' && segments.at(-2) === 'source') found.push('citations')
  if (segments.includes('source') && segments.includes('content') && segments.includes('document')) {
    const inSource = segments.slice(segments.lastIndexOf('source'))
    if (inSource.includes('content')) found.push('citations')
  }
  if (operation.name === 'ApplyGuardrail') {
    return [operation.name, ...(segments.includes('image') ? (['guardrailImage'] as const) : [])]
  }
  if (segments.includes('guardContent') && segments.includes('image')) found.push('guardrailImage')
  const streaming = operation.responseStream === undefined ? [] : ['streaming']
  return [...new Set([operation.name, ...streaming, ...found])]
}

/** The model that a place of a request wants; nothing where the ordinary one will do. */
export function modelIdFor(
  profile: Profile,
  operation: ModelOperation,
  segments: readonly string[],
): string | undefined {
  if (!operation.name.startsWith('Converse')) return undefined
  const purpose = needs.find(([member, , wanted]) => wanted !== undefined && segments.includes(member))?.[2]
  return purpose === undefined ? undefined : modelFor(profile, purpose)
}

/** Members that name something which has to exist: no id that was made up is known to a server. */
export const namesResource = (member: string | undefined): boolean =>
  /^(?:modelId|guardrailIdentifier|guardrailVersion|invocationArn)$/.test(member ?? '')

/** Places that hold what the server itself gave out before: a made-up value may be refused. */
export const isIssued = (place: string): boolean => /\.nextToken(?:\.|$)/.test(place)

/** Places whose acceptance the contract leaves open: a subject may refuse them. */
const open: readonly RegExp[] = [
  /\.role:system$/,
  /\.(?:toolAddition|toolRemoval)(?:\.|$)/,
  /\.(?:image|audio)\.error(?:\.|$)/,
  /serviceTier(?:\.type)?:reserved$/,
  /(?:toolUse|toolResult)\.type(?:\.|:|$)/,
]

/** `place` is a path in words, with `:value` behind it for a value of an enum. */
export const isOpen = (place: string): boolean => open.some((pattern) => pattern.test(place))
