import { turnsOf } from './conversation.js'
import { converseOperations, sources, type Rule } from './rule.js'

export const rolesAlternate: Rule = {
  name: 'messages.roles-alternate',
  operations: converseOperations,
  // The service forwards such conversations, and it depends on the model whether they are refused.
  level: 'info',
  kind: 'observed',
  source: {
    document: sources.serviceReply,
    sentence: 'A conversation must alternate between user and assistant roles.',
  },
  since: '2024-05-30',
  enforcement: {
    status: 'confirmed',
    evidence: 'quoted for Claude; a Titan model was seen to answer two messages of the user in a row',
  },
  *check(request) {
    // Messages of the system may stand anywhere; a role that there is not is another requirement's affair.
    const turns = turnsOf(request).filter(({ role }) => role !== 'system')
    for (const [index, turn] of turns.entries()) {
      const isKnown = turn.role === 'user' || turn.role === 'assistant'
      if (isKnown && index > 0 && turns[index - 1]!.role === turn.role) {
        yield {
          pointer: `${turn.pointer}/role`,
          message: `follows another message of the ${turn.role}`,
        }
      }
    }
  },
}
