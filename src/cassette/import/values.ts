import type { HeaderList } from '../../wire/http/message.js'
import { NoExchange } from './importer.js'

// What importers expect of values of unknown shape. All of these throw NoExchange with the member's name.

export type Members = Readonly<Record<string, unknown>>

export const isObject = (value: unknown): value is Members =>
  typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Uint8Array)

export function objectIn(value: unknown, name: string): Members {
  if (isObject(value)) return value
  throw new NoExchange(`${name} is missing`)
}

export function textIn(value: unknown, name: string): string {
  if (typeof value === 'string' && value !== '') return value
  throw new NoExchange(`${name} is missing`)
}

/** An HTTP status. */
export function statusIn(value: unknown, name: string): number {
  if (typeof value === 'number' && Number.isInteger(value) && value >= 100 && value <= 999) return value
  throw new NoExchange(`${name} is ${JSON.stringify(value) ?? 'missing'}, which is no HTTP status`)
}

/** The origin and the request target of an absolute URL, the target letter for letter. */
export function splitUrl(url: string): { readonly upstream: string; readonly target: string } {
  const [, origin, target] = /^(https?:\/\/[^/?#]+)([^#]*)/iu.exec(url) ?? []
  if (origin === undefined || !URL.canParse(origin)) {
    throw new NoExchange(`${JSON.stringify(url)} is no URL of HTTP`)
  }
  return { upstream: new URL(origin).origin, target: target!.startsWith('/') ? target! : `/${target}` }
}

/** Fields of an object, a list of values being as many fields. */
export const fieldsOf = (headers: unknown): HeaderList =>
  Object.entries(isObject(headers) ? headers : {}).flatMap(([name, value]) =>
    (Array.isArray(value) ? value : [value]).map((one: unknown) => [name, fieldValue(one)] as const),
  )

/** Octets of a field stand for the characters of ISO 8859-1 (RFC 9110, section 5.5). */
const fieldValue = (value: unknown): string =>
  value instanceof Uint8Array ? Buffer.from(value).toString('latin1') : String(value)

/** Only lists of pairs, both text. */
export function pairsIn(headers: unknown, name: string): HeaderList {
  if (Array.isArray(headers) && headers.every(isPair)) return headers
  throw new NoExchange(`${name} is no list of names and values`)
}

const isPair = (pair: unknown): boolean =>
  Array.isArray(pair) && pair.length === 2 && pair.every((part) => typeof part === 'string')
