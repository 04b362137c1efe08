import { bytesOf } from './bytes.js'

const parsed = new WeakMap<object, { json: unknown } | undefined>()

/** The body of InvokeModel as JSON; `undefined` when there is none, or when it is no JSON. Parsed once a request. */
export function parseBody(request: Readonly<Record<string, unknown>>): { json: unknown } | undefined {
  if (parsed.has(request)) return parsed.get(request)
  const body = parse(bytesOf(request['body']))
  parsed.set(request, body)
  return body
}

function parse(bytes: Uint8Array | undefined): { json: unknown } | undefined {
  if (bytes === undefined || bytes.byteLength === 0) return undefined
  try {
    return { json: JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes)) }
  } catch {
    return undefined
  }
}

export const hasGuardrail = (request: Readonly<Record<string, unknown>>): boolean =>
  typeof request['guardrailIdentifier'] === 'string' && request['guardrailIdentifier'] !== ''

/** Prompt resources bring their own body; what is sent beside them is ignored. */
export const isPrompt = (request: Readonly<Record<string, unknown>>): boolean =>
  typeof request['modelId'] === 'string' && /:prompt\//.test(request['modelId'])

/** The media type of the body without its parameters; absent means the default, JSON. */
export const mediaType = (request: Readonly<Record<string, unknown>>): string =>
  typeof request['contentType'] === 'string'
    ? request['contentType'].split(';')[0]!.trim().toLowerCase()
    : 'application/json'
