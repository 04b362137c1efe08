import { createHash } from 'node:crypto'
import type { ServerParts } from '../../reference/server/parts.js'
import type { ReadRequest } from '../../wire/rest/index.js'
import type { HttpRequest } from '../../wire/http/message.js'

/**
 * Parts that read, judge and answer each request once. Thousands of mutants see the same few thousand requests and change
 * one step each, so everything before that step need not be done again.
 */
export function memoized(parts: ServerParts): ServerParts {
  const reads = new Map<string, ReadRequest>()
  return {
    ...parts,
    read: (route, request) => {
      const key = keyOf(request)
      const known = reads.get(key)
      if (known !== undefined) return known
      const read = parts.read(route, request)
      reads.set(key, read)
      return read
    },
    judge: once((operation, value) => [value, () => parts.judge(operation, value)]),
    answer: once((call) => [call.value, () => parts.answer(call)]),
    events: once((call) => [call.value, () => parts.events(call)]),
  }
}

function once<Arguments extends unknown[], Result>(
  step: (...given: Arguments) => [key: object, make: () => Result],
): (...given: Arguments) => Result {
  const made = new WeakMap<object, { result: Result }>()
  return (...given) => {
    const [key, make] = step(...given)
    const known = made.get(key) ?? { result: make() }
    made.set(key, known)
    return known.result
  }
}

const keyOf = ({ method, target, headers, body }: HttpRequest): string =>
  `${method} ${target} ${JSON.stringify(headers)} ${createHash('sha1').update(body).digest('base64')}`
