import { countOf, turnsOf } from './conversation.js'
import { converseOperations, sources, type Rule } from './rule.js'

export const documentsTextBlock: Rule = {
  name: 'messages.documents.text-block',
  operations: converseOperations,
  level: 'must',
  kind: 'documented',
  source: {
    document: sources.converse2024July,
    sentence:
      'If you include a ContentBlock with a document field in the array, you must also include a ContentBlock with a text field.',
  },
  since: '2024-07-10',
  enforcement: {
    status: 'confirmed',
    evidence: 'A text block must be included when using documents. Add a text block and retry your request.',
  },
  *check(request) {
    for (const turn of turnsOf(request)) {
      if (countOf(turn, 'document') > 0 && countOf(turn, 'text') === 0) {
        yield { pointer: `${turn.pointer}/content`, message: 'has a document block but no text block' }
      }
    }
  },
}
