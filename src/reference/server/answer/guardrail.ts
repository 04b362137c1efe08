import { listIn, objectIn, textIn, type Json } from '../json.js'
import { allTexts } from './request.js'

/** The word that the guardrail of the embedded server blocks, in what is asked and in what is guarded. */
const FORBIDDEN = 'forbidden'

export const blockedMessage = 'Sorry, the guardrail blocked this.'

/** Whether a guardrail is in force for a Converse request and finds its word. Guarded blocks, if any, are all it reads. */
export function intervenes(value: Json): boolean {
  if (!textIn(objectIn(value, 'guardrailConfig'), 'guardrailIdentifier')) return false
  const guarded = listIn(value, 'messages')
    .flatMap((message) => listIn(message, 'content'))
    .map((block) => textIn(objectIn(objectIn(block, 'guardContent'), 'text'), 'text'))
    .filter((text) => text !== undefined)
  return (guarded.length > 0 ? guarded : allTexts(value)).some((text) => text.includes(FORBIDDEN))
}

/** The trace of a guardrail in a Converse answer, when it was asked for. */
export function traceOf(value: Json, intervened: boolean): Json | undefined {
  const config = objectIn(value, 'guardrailConfig')
  const identifier = textIn(config, 'guardrailIdentifier')
  if (!identifier || !textIn(config, 'trace')?.startsWith('enabled')) return undefined
  return {
    guardrail: {
      inputAssessment: { [identifier]: assessmentOf(intervened, allTexts(value).join('').length) },
    },
  }
}

export const assessmentOf = (intervened: boolean, characters: number): Json => ({
  ...(intervened && {
    wordPolicy: {
      customWords: [{ match: FORBIDDEN, action: 'BLOCKED', detected: true }],
      managedWordLists: [],
    },
  }),
  invocationMetrics: {
    guardrailProcessingLatency: 12,
    usage: unitsOf(characters),
    guardrailCoverage: { textCharacters: { guarded: characters, total: characters } },
  },
})

/** Units are of a thousand characters, begun ones counted. */
export function unitsOf(characters: number): Json {
  const units = Math.ceil(characters / 1000)
  return {
    topicPolicyUnits: units,
    contentPolicyUnits: units,
    wordPolicyUnits: units,
    sensitiveInformationPolicyUnits: units,
    sensitiveInformationPolicyFreeUnits: units,
    contextualGroundingPolicyUnits: 0,
  }
}

export const finds = (text: string): boolean => text.includes(FORBIDDEN)
