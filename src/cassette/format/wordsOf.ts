import { modelAt } from '../../contract/index.js'
import { routeOf } from '../../wire/rest/index.js'
import type { Cassette } from '../cassette.js'

/** The words of a file name that say what an exchange was: operation, model, status, and its end if not complete. */
export function wordsOf({ request, response }: Pick<Cassette, 'request' | 'response'>): readonly string[] {
  const { status, end } = response
  return [
    ...(request === undefined ? [] : subjectOf(request)),
    ...(status === undefined ? [] : [String(status)]),
    ...(end === 'complete' ? [] : [end]),
  ]
}

/** The operation, and the last part of the first label of its path: a model id, or what an ARN ends with. */
function subjectOf(request: { readonly method: string; readonly target: string }): readonly string[] {
  const route = routeOf(modelAt('newest'), request)
  if (route === undefined) return [plain(`${request.method}-${request.target.split('?', 1)[0]}`)]
  const [label = ''] = Object.values(route.labels)
  const operation = route.operation.name.replace(/(?<!^)[A-Z]/g, '-$&').toLowerCase()
  return [operation, plain(label.split('/').at(-1)!)].filter((part) => part !== '')
}

const plain = (text: string): string =>
  text
    .replace(/[^A-Za-z0-9.]+/g, '-')
    .replace(/^[-.]+|-+$/g, '')
    .slice(0, 60)
