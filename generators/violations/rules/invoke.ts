import { JsonText, OpaqueBytes } from '../../media/blob.js'
import type { Fields } from '../../recipes/structure.js'
import { without } from '../../requests/mend/mend.js'
import type { Request } from '../../requests/request.js'
import type { RuleBreaker } from '../breaker.js'

const GUARDRAIL_MEMBERS = ['guardrailIdentifier', 'guardrailVersion'] as const

const isPrompt = ({ modelId }: Request): boolean => String(modelId).includes(':prompt/')

const NO_JSON = [
  'Hello',
  '{"prompt":',
  "{'prompt': 'Hello'}",
  '{"prompt":"Hello",}',
  '\u0000',
  '{"a":NaN}',
] as const

/** A body that is no JSON. */
export const invokeBodyJson: RuleBreaker = {
  rule: 'body.json',
  *ways(lawful, dice) {
    if (isPrompt(lawful)) return
    const body = new OpaqueBytes(Buffer.from(dice.pick(NO_JSON)))
    yield { request: { ...lawful, body }, pointer: '/body', variant: 'no JSON' }
  },
}

/** A guardrail configured in the body, and none named. */
export const guardrailConfigWithoutGuardrail: RuleBreaker = {
  rule: 'guardrail.config-without-identifier',
  needs: 'InvokeModelRequest.guardrailIdentifier',
  *ways(lawful) {
    const twin = without(lawful, ...GUARDRAIL_MEMBERS)
    const { value } = lawful['body'] as JsonText
    const body = new JsonText({
      ...(value as Fields),
      'amazon-bedrock-guardrailConfig': { tagSuffix: 'xyz' },
    })
    yield { request: { ...twin, body }, twin, pointer: '/body', variant: 'no identifier' }
  },
}

const guarded = (lawful: Request, identifier: unknown, version: unknown): Request => ({
  ...lawful,
  guardrailIdentifier: identifier,
  guardrailVersion: version,
  contentType: 'application/json',
})

/** A guardrail, and a body of another type. */
export const guardrailContentType: RuleBreaker = {
  rule: 'guardrail.content-type',
  needs: 'InvokeModelRequest.guardrailIdentifier',
  *ways(lawful, dice, { book }) {
    const identifier = lawful['guardrailIdentifier'] ?? book.recipeFor('GuardrailIdentifier').simplest()
    const twin = guarded(lawful, identifier, book.recipeFor('GuardrailVersion').simplest())
    const contentType = dice.pick(['text/plain', 'application/octet-stream', 'application/xml'])
    yield { request: { ...twin, contentType }, twin, pointer: '/contentType', variant: contentType }
  },
}

/** A guardrail without its version. */
export const guardrailVersionPresent: RuleBreaker = {
  rule: 'guardrail.version',
  needs: 'InvokeModelRequest.guardrailIdentifier',
  *ways(lawful, _dice, { book }) {
    const identifier = lawful['guardrailIdentifier'] ?? book.recipeFor('GuardrailIdentifier').simplest()
    const twin = guarded(lawful, identifier, book.recipeFor('GuardrailVersion').simplest())
    yield {
      request: without(twin, 'guardrailVersion'),
      twin,
      pointer: '/guardrailVersion',
      variant: 'missing',
    }
  },
}
