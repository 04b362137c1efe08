import { turnsOf } from './conversation.js'
import { converseOperations, sources, type Rule } from './rule.js'

export const startsWithUser: Rule = {
  name: 'messages.starts-with-user',
  operations: converseOperations,
  level: 'should',
  kind: 'observed',
  source: {
    document: sources.serviceReply,
    sentence:
      'A conversation must start with a user message. Try again with a conversation that starts with a user message.',
  },
  since: '2024-05-30',
  enforcement: { status: 'confirmed' },
  *check(request) {
    const [first] = turnsOf(request)
    if (first?.role === 'assistant')
      yield { pointer: `${first.pointer}/role`, message: 'the first message is of the assistant' }
  },
}
