import type { Enforcement, Level } from './requirement.js'

/** Constraints of the service model that the service itself was seen not to keep: how their ids end, and what was seen. */
const seen: Readonly<Record<string, string>> = {
  'sensitiveInformationPolicy.regexes.required':
    'left out of every recorded trace in which a guardrail found personal data and no expression matched',
  'output.message.content.toolUse.type.enum':
    'tool_use was recorded, in answers of November 2025 and later; the model has server_tool_use alone',
}

/**
 * How binding a modelled constraint is, and what is known of whether the service keeps to it: what a document says and
 * the service is known not to do is no `must`.
 */
export function standingOf(id: string): { readonly level: Level; readonly enforcement: Enforcement } {
  const evidence = Object.entries(seen).find(([ending]) => id.endsWith(ending))?.[1]
  return evidence === undefined
    ? { level: 'must', enforcement: { status: 'unknown' } }
    : { level: 'should', enforcement: { status: 'contradicted', evidence } }
}
