import { isObject } from '../jsonObject.js'
import { hasGuardrail, parseBody } from './invokeBody.js'
import { invokeOperations, sources, type Rule } from './rule.js'

export const guardrailConfigWithoutGuardrail: Rule = {
  name: 'guardrail.config-without-identifier',
  operations: invokeOperations,
  level: 'must',
  kind: 'documented',
  source: {
    document: sources.invoke2024July,
    sentence:
      "You don't provide a guardrail identifier but you specify the amazon-bedrock-guardrailConfig field in the request body.",
  },
  since: '2024-04-23',
  enforcement: { status: 'unknown' },
  *check(request) {
    const body = parseBody(request)?.json
    if (isObject(body) && Object.hasOwn(body, 'amazon-bedrock-guardrailConfig') && !hasGuardrail(request)) {
      yield {
        pointer: '/body',
        message: 'has amazon-bedrock-guardrailConfig, but no guardrail identifier is given',
      }
    }
  },
}
