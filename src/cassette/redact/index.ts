// Redaction of cassettes
export { addPatterns, defaultRedaction } from './defaultRedaction.js'
export { redactCassette, type RedactedCassette } from './redactCassette.js'
export type { RedactionRule, RedactionRules } from './rule.js'
