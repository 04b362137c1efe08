import { listIn, objectIn, textIn, type Json } from '../json.js'
import type { Call } from '../parts.js'
import { assessmentOf, blockedMessage, finds, unitsOf } from './guardrail.js'

export function answerApplyGuardrail({ value }: Call): Json {
  const texts = listIn(value, 'content').map((block) => textIn(objectIn(block, 'text'), 'text') ?? '')
  const characters = texts.join('').length
  const intervened = texts.some(finds)
  const outputs = intervened ? [{ text: blockedMessage }] : []
  return {
    action: intervened ? 'GUARDRAIL_INTERVENED' : 'NONE',
    actionReason: intervened ? 'Guardrail blocked.' : 'No action.',
    outputs,
    assessments: [assessmentOf(intervened, characters)],
    guardrailCoverage: { textCharacters: { guarded: characters, total: characters } },
    usage: unitsOf(characters),
  }
}
