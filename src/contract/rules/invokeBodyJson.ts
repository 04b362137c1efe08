import { bytesOf } from './bytes.js'
import { isPrompt, mediaType, parseBody } from './invokeBody.js'
import { invokeOperations, sources, type Rule } from './rule.js'

export const invokeBodyJson: Rule = {
  name: 'body.json',
  operations: invokeOperations,
  level: 'must',
  kind: 'documented',
  source: { document: sources.invoke2024July, sentence: 'You must provide the body in JSON format.' },
  since: '2024-06-18',
  enforcement: {
    status: 'confirmed',
    evidence: 'Malformed input request, please reformat your input and try again.',
  },
  *check(request) {
    const bytes = bytesOf(request['body'])
    if (
      bytes === undefined ||
      bytes.byteLength === 0 ||
      isPrompt(request) ||
      mediaType(request) !== 'application/json'
    )
      return
    if (parseBody(request) === undefined) yield { pointer: '/body', message: 'is no JSON' }
  },
}
