const idMembers: ReadonlySet<string> = new Set(['toolUseId', 'tool_use_id', 'tool_call_id'])
/** What has an `id` that names a tool use, by its `type`. */
const toolTypes: ReadonlySet<unknown> = new Set(['tool_use', 'server_tool_use', 'function'])

/**
 * A copy of a value with the ids of tool uses, made up anew in each run, replaced by their position of first appearance:
 * what still shows is which result belongs to which use. `known` carries on from one value to the next.
 */
export function numberIds(value: unknown, known: Map<string, string>): unknown {
  if (Array.isArray(value)) return value.map((item) => numberIds(item, known))
  if (typeof value !== 'object' || value === null) return value
  const isUse = toolTypes.has((value as { type?: unknown }).type)
  return Object.fromEntries(
    Object.entries(value).map(([name, item]) => {
      const isId = typeof item === 'string' && (idMembers.has(name) || (isUse && name === 'id'))
      return [name, isId ? numbered(item, known) : numberIds(item, known)]
    }),
  )
}

function numbered(id: string, known: Map<string, string>): string {
  const before = known.get(id)
  if (before !== undefined) return before
  const next = `tool use ${known.size + 1}`
  known.set(id, next)
  return next
}
