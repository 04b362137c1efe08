import { listIn, objectIn, type Json } from '../json.js'
import type { Call } from '../parts.js'
import { allTexts } from './request.js'

/** Every asked-for check with a harmless result for each of its categories; no sensitive information is found. */
export function answerGuardrailChecks({ value }: Call): Json {
  const checks = objectIn(value, 'checks')
  const asked = Object.keys(checks).filter((name) => checks[name] !== null && checks[name] !== undefined)
  const textUnits = Math.max(1, Math.ceil(allTexts(value).join('').length / 1000))
  return {
    results: Object.fromEntries(asked.map((name) => [name, { results: scores(objectIn(checks, name)) }])),
    usage: Object.fromEntries(asked.map((name) => [name, { textUnits }])),
  }
}

const scores = (check: Json): Json[] =>
  listIn(check, 'categories').map((entry) => ({
    category: typeof entry === 'object' && entry !== null ? (entry as Json)['category'] : undefined,
    severityScore: 0,
  }))
