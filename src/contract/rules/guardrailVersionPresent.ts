import { hasGuardrail } from './invokeBody.js'
import { invokeOperations, sources, type Rule } from './rule.js'

export const guardrailVersionPresent: Rule = {
  name: 'guardrail.version',
  operations: invokeOperations,
  level: 'must',
  kind: 'documented',
  source: {
    document: sources.invoke2024July,
    sentence: "You provide a guardrail identifier, but guardrailVersion isn't specified.",
  },
  since: '2024-04-23',
  enforcement: { status: 'unknown' },
  *check(request) {
    const version = request['guardrailVersion']
    if (hasGuardrail(request) && (version === undefined || version === null || version === '')) {
      yield { pointer: '/guardrailVersion', message: 'is missing, and a guardrail identifier is given' }
    }
  },
}
