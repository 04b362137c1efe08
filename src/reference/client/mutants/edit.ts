import { header, type HeaderList, type HttpRequest } from '../../../wire/http/message.js'
import type { Attempt, CallerValue, ClientParts, Reply, Transport } from '../parts.js'
import type { ClientMutant } from './mutant.js'

/** A request that is changed before it is signed, so that nothing but the change is wrong with it. */
export const rewriting = (
  id: string,
  intent: string,
  rewrite: (request: HttpRequest, attempt: Attempt) => HttpRequest,
  aims?: RegExp,
): ClientMutant => ({
  id,
  intent,
  ...(aims !== undefined && { aims }),
  change: ({ finish }) => ({
    finish: (request, attempt) => finish(rewrite(request, attempt), attempt),
  }),
})

/** A request whose body is changed, as text. */
export const withBody = (request: HttpRequest, change: (text: string) => string): HttpRequest =>
  request.body.length === 0
    ? request
    : { ...request, body: Buffer.from(change(Buffer.from(request.body).toString())) }

/** A request whose body, where it is a JSON object, has other members. */
export const withMembers = (
  request: HttpRequest,
  change: (members: CallerValue) => CallerValue,
): HttpRequest =>
  withBody(request, (text) => {
    try {
      return JSON.stringify(change(JSON.parse(text) as CallerValue))
    } catch {
      return text
    }
  })

export const withHeaders = (
  request: HttpRequest,
  change: (name: string, value: string) => readonly [string, string] | undefined,
): HttpRequest => ({ ...request, headers: mapHeaders(request.headers, change) })

export const mapHeaders = (
  headers: HeaderList,
  change: (name: string, value: string) => readonly [string, string] | undefined,
): HeaderList =>
  headers.flatMap(([name, value]) => {
    const changed = change(name, value)
    return changed === undefined ? [] : [changed]
  })

export const setHeader = (request: HttpRequest, name: string, value: string): HttpRequest =>
  header(request.headers, name) === undefined
    ? { ...request, headers: [...request.headers, [name, value]] }
    : withHeaders(request, (own, old) => [own, own.toLowerCase() === name.toLowerCase() ? value : old])

/** Every value inside another, changed from the inside out. */
export function deeply(value: unknown, change: (leaf: unknown, name: string) => unknown, name = ''): unknown {
  if (value instanceof Uint8Array) return change(value, name)
  if (Array.isArray(value))
    return change(
      value.map((element) => deeply(element, change, name)),
      name,
    )
  if (typeof value !== 'object' || value === null) return change(value, name)
  return change(
    Object.fromEntries(Object.entries(value).map(([own, content]) => [own, deeply(content, change, own)])),
    name,
  )
}

/** Connections whose replies are not what they were. */
export const replying = (
  parts: ClientParts,
  change: (reply: Reply, signal: AbortSignal) => Reply,
): Pick<ClientParts, 'connect'> => ({
  connect: (): Transport => {
    const sound = parts.connect()
    return {
      send: async (request, address, signal) => change(await sound.send(request, address, signal), signal),
      close: () => sound.close(),
    }
  },
})

/** An object without texts and structures that are empty; anything else as it is. */
export const withoutEmpty = (value: unknown): unknown =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
    ? Object.fromEntries(Object.entries(value).filter(([, content]) => !isEmpty(content)))
    : value

const isEmpty = (content: unknown): boolean =>
  content === '' ||
  (typeof content === 'object' &&
    content !== null &&
    !Array.isArray(content) &&
    Object.keys(content).length === 0)

/** The same object without one of its members. */
export const without = <T extends object, Name extends keyof T>(value: T, name: Name): Omit<T, Name> =>
  Object.fromEntries(Object.entries(value).filter(([own]) => own !== name)) as Omit<T, Name>
