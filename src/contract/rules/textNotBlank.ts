import { turnsOf } from './conversation.js'
import { converseOperations, sources, type Rule } from './rule.js'

export const textNotBlank: Rule = {
  name: 'messages.content.text.not-blank',
  operations: converseOperations,
  level: 'should',
  kind: 'observed',
  source: {
    document: sources.serviceReply,
    sentence:
      'The text field in the ContentBlock object at messages.1.content.0 is blank. Add text to the text field, and try again.',
  },
  since: '2024-05-30',
  enforcement: { status: 'confirmed' },
  *check(request) {
    for (const { blocks } of turnsOf(request)) {
      for (const { type, value, pointer } of blocks) {
        if (type === 'text' && typeof value === 'string' && value.trim() === '')
          yield { pointer, message: 'is blank' }
      }
    }
  },
}
