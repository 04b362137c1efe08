import { objectIn, type Json } from '../json.js'
import type { Call } from '../parts.js'
import { tokensOfJson } from './tokens.js'

export const answerCountTokens = ({ value }: Call): Json => ({
  inputTokens: tokensOfJson(objectIn(value, 'input')),
})
