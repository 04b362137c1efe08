import type { ModelOperation } from '../../contract/index.js'
import type { HeaderList } from '../http/message.js'

/** A success on the wire, its body whole. */
export interface WrittenResponse {
  readonly status: number
  readonly headers: HeaderList
  readonly body: Uint8Array
}

/**
 * An answer on the wire by the bindings of the contract: what `readResponse` does, the other way round. Members that are
 * bound to headers go there, a blob payload is the body as it is, everything else is JSON. Members that the contract
 * does not know are sent in the body.
 */
export function writeResponse(
  operation: ModelOperation,
  value: Readonly<Record<string, unknown>>,
  stringify: (value: unknown) => string = JSON.stringify,
): WrittenResponse {
  const { members, payload } = operation.output
  const headers: [string, string][] = []
  const body: Record<string, unknown> = {}
  for (const [name, content] of Object.entries(value)) {
    const member = members.find((candidate) => candidate.name === name)
    if (member?.location === 'header') headers.push([member.locationName!, String(content)])
    else if (name !== payload) body[name] = content
  }
  if (payload !== undefined) {
    return { status: 200, headers, body: (value[payload] as Uint8Array | undefined) ?? new Uint8Array(0) }
  }
  return {
    status: 200,
    headers: [['Content-Type', 'application/json'], ...headers],
    body: new TextEncoder().encode(stringify(body)),
  }
}
