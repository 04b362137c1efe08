import type { ModelOperation } from '../../contract/index.js'
import type { HttpReply } from '../../wire/http/message.js'
import type { Json } from './json.js'

/** Members of an answer that the model does not have and the service sends as headers all the same. */
export const EXTRA_HEADERS = 'extraHeaders'

/** An answer on the wire: members that are bound to headers there, a blob payload or the other members as the body. */
export function replyWith(
  operation: ModelOperation,
  answer: Json,
  stringify: (value: unknown) => string,
): HttpReply {
  const { members, payload } = operation.output
  const headers: [string, string][] = []
  const body: Record<string, unknown> = {}
  for (const [name, value] of Object.entries(answer)) {
    const member = members.find((candidate) => candidate.name === name)
    if (member?.location === 'header') headers.push([member.locationName!, String(value)])
    else if (name !== payload && name !== EXTRA_HEADERS) body[name] = value
  }
  const extra = (answer[EXTRA_HEADERS] as readonly [string, string][] | undefined) ?? []
  if (payload !== undefined)
    return {
      status: 200,
      headers: [...headers, ...extra],
      body: (answer[payload] as Uint8Array | undefined) ?? new Uint8Array(0),
    }
  return {
    status: 200,
    headers: [['Content-Type', 'application/json'], ...headers, ...extra],
    body: new TextEncoder().encode(stringify(body)),
  }
}
