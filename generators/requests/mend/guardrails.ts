import type { Fields } from '../../recipes/structure.js'
import { without, type Mend } from './mend.js'

/** A guardrail in the body has both identifier and version: that neither has to be there is open. */
export const completeGuardrail: Mend = (request, book) => {
  const config = request['guardrailConfig'] as Fields | undefined
  if (config === undefined) return request
  const guardrailIdentifier =
    config['guardrailIdentifier'] ?? book.recipeFor('GuardrailIdentifier').simplest()
  const guardrailVersion = config['guardrailVersion'] ?? book.recipeFor('GuardrailVersion').simplest()
  return { ...request, guardrailConfig: { ...config, guardrailIdentifier, guardrailVersion } }
}

/** A guardrail in headers has identifier and version or neither, and comes with a JSON body; the body is there. */
export const completeInvocation: Mend = (request, book) => {
  const { guardrailIdentifier, guardrailVersion } = request
  const guarded =
    guardrailIdentifier === undefined
      ? without(request, 'guardrailVersion')
      : { ...request, guardrailVersion: guardrailVersion ?? book.recipeFor('GuardrailVersion').simplest() }
  return { ...guarded, body: request['body'] ?? book.recipeFor('Body').simplest() }
}
