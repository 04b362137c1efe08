import { isJsonPointer, pointerTo } from '../pointer.js'
import { listAt } from './conversation.js'
import { converseOperations, sources, type Rule } from './rule.js'

export const responseFieldPointers: Rule = {
  name: 'additionalModelResponseFieldPaths.json-pointer',
  operations: converseOperations,
  level: 'must',
  kind: 'documented',
  source: {
    document: sources.converse2024July,
    sentence:
      'ConverseStream rejects an empty JSON Pointer or incorrectly structured JSON Pointer with a 400 error code.',
  },
  since: '2024-05-30',
  enforcement: { status: 'unknown', evidence: 'no reply to such a request is quoted in public' },
  // The empty pointer also breaks the minimum length of the model, which reports it.
  *check(request) {
    for (const [index, path] of listAt(request, 'additionalModelResponseFieldPaths').entries()) {
      if (typeof path === 'string' && !isJsonPointer(path)) {
        yield {
          pointer: pointerTo('/additionalModelResponseFieldPaths', index),
          message: `${JSON.stringify(path)} is no JSON Pointer`,
        }
      }
    }
  },
}
