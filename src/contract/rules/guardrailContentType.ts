import { hasGuardrail, mediaType } from './invokeBody.js'
import { invokeOperations, sources, type Rule } from './rule.js'

export const guardrailContentType: Rule = {
  name: 'guardrail.content-type',
  operations: invokeOperations,
  level: 'must',
  kind: 'documented',
  source: {
    document: sources.invoke2024July,
    sentence: "You enable the guardrail but the contentType isn't application/json.",
  },
  since: '2024-04-23',
  enforcement: { status: 'unknown' },
  *check(request) {
    if (hasGuardrail(request) && mediaType(request) !== 'application/json') {
      yield {
        pointer: '/contentType',
        message: `is ${mediaType(request)}; with a guardrail it must be application/json`,
      }
    }
  },
}
