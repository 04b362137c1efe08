import type { Model, ModelOperation } from '../../contract/index.js'
import type { HttpRequest } from '../http/message.js'

/** Which operation a request is for, and the URI labels it came with, percent-decoded. */
export interface Route {
  readonly operation: ModelOperation
  readonly labels: Readonly<Record<string, string>>
}

/**
 * The operation of a method and request target, by the URI templates of the contract. A label is one path segment: a
 * slash inside one is sent as `%2F`. `undefined` when no operation of the revision matches, or when a label is no
 * percent-encoded UTF-8.
 */
export function routeOf(model: Model, request: Pick<HttpRequest, 'method' | 'target'>): Route | undefined {
  const path = request.target.split('?', 1)[0]!
  for (const operation of model.operations.values()) {
    if (operation.method !== request.method) continue
    const labels = matchTemplate(operation.uri, path)
    if (labels !== undefined) return { operation, labels }
  }
  return undefined
}

function matchTemplate(template: string, path: string): Record<string, string> | undefined {
  const expected = template.split('/')
  const actual = path.split('/')
  if (expected.length !== actual.length) return undefined
  const labels: Record<string, string> = {}
  for (const [index, segment] of expected.entries()) {
    const found = actual[index]!
    if (!segment.startsWith('{')) {
      if (segment !== found) return undefined
      continue
    }
    const label = decode(found)
    if (label === undefined || label === '') return undefined
    labels[segment.slice(1, -1)] = label
  }
  return labels
}

function decode(segment: string): string | undefined {
  try {
    return decodeURIComponent(segment)
  } catch {
    return undefined
  }
}
