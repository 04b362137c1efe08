import type { MemberAt, StructureAt } from '../../../contract/index.js'

/**
 * Values that members have where a caller says nothing, by structure and member (Smithy model of the service of
 * 2025-04-02).
 */
const defaults: Readonly<Record<string, unknown>> = {
  'GuardrailConfiguration.trace': 'disabled',
  'GuardrailStreamConfiguration.trace': 'disabled',
  'GuardrailStreamConfiguration.streamProcessingMode': 'sync',
  'InvokeModelRequest.performanceConfigLatency': 'standard',
  'InvokeModelWithResponseStreamRequest.performanceConfigLatency': 'standard',
  'PerformanceConfiguration.latency': 'standard',
  'ListAsyncInvokesRequest.sortBy': 'SubmissionTime',
  'ListAsyncInvokesRequest.sortOrder': 'Descending',
}

/** Headers that every HTTP client sets as it sees fit. */
const general: ReadonlySet<string> = new Set(['Content-Type', 'Accept'])

/** Whether a client may put this value in the place of nothing, in what it sends and in what it hands over. */
export const isDefault = ({ name }: StructureAt, member: MemberAt, value: unknown): boolean =>
  defaults[`${name}.${member.name}`] === value

/** Whether a client may send this member where its caller said nothing: a default, a token, a header of HTTP itself. */
export const maySendUnasked = (shape: StructureAt, member: MemberAt, value: unknown): boolean =>
  member.idempotencyToken === true ||
  general.has(member.locationName ?? '') ||
  isDefault(shape, member, value)
