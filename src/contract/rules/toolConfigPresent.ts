import { turnsOf } from './conversation.js'
import { converseOperations, sources, type Rule } from './rule.js'

export const toolConfigPresent: Rule = {
  name: 'toolConfig.present',
  operations: converseOperations,
  level: 'should',
  kind: 'observed',
  source: {
    document: sources.serviceReply,
    sentence: 'The toolConfig field must be defined when using toolUse and toolResult content blocks.',
  },
  since: '2024-05-30',
  enforcement: { status: 'confirmed' },
  *check(request) {
    if (request['toolConfig'] !== undefined && request['toolConfig'] !== null) return
    const used = turnsOf(request)
      .flatMap(({ blocks }) => blocks)
      .find(({ type }) => type === 'toolUse' || type === 'toolResult')
    if (used !== undefined)
      yield { pointer: '/toolConfig', message: `is missing, and ${used.pointer} needs it` }
  },
}
