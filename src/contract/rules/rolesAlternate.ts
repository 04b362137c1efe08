import { turnsOf } from './conversation.js'
import { converseOperations, sources, type Rule } from './rule.js'

export const rolesAlternate: Rule = {
  name: 'messages.roles-alternate',
  operations: converseOperations,
  level: 'should',
  kind: 'observed',
  source: {
    document: sources.serviceReply,
    sentence: 'A conversation must alternate between user and assistant roles.',
  },
  since: '2024-05-30',
  enforcement: { status: 'confirmed' },
  *check(request) {
    const turns = turnsOf(request).filter(({ role }) => role === 'user' || role === 'assistant')
    for (const [index, turn] of turns.entries()) {
      if (index > 0 && turns[index - 1]!.role === turn.role) {
        yield {
          pointer: `${turn.pointer}/role`,
          message: `follows another message of the ${String(turn.role)}`,
        }
      }
    }
  },
}
