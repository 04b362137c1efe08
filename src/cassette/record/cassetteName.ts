import { modelAt } from '../../contract/index.js'
import { routeOf } from '../../wire/rest/index.js'
import { extension } from '../format/index.js'
import type { RedactedCassette } from '../redact/index.js'

/** `0003-converse-stream-anthropic.claude-3-haiku-200.cassette.json`: when, what, of whom, and how it ended. */
export function cassetteName(number: number, { request, response }: RedactedCassette): string {
  const { status, end } = response
  return [
    String(number).padStart(4, '0'),
    ...(request === undefined ? [] : subjectOf(request)),
    ...(status === undefined ? [] : [String(status)]),
    ...(end === 'complete' ? [] : [end]),
  ]
    .join('-')
    .concat(extension)
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
