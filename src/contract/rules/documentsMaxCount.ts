import { countOf, turnsOf } from './conversation.js'
import { converseOperations, sources, type Rule } from './rule.js'

export const documentsMaxCount: Rule = {
  name: 'messages.documents.max-count',
  operations: converseOperations,
  level: 'must',
  kind: 'documented',
  source: { document: sources.converse2024July, sentence: 'You can include up to five documents.' },
  since: '2024-06-20',
  enforcement: {
    status: 'confirmed',
    evidence: "You can't include more than 5 documents in a request. (counted over the whole request)",
  },
  // Six in one message are too many whether the limit is of a message or of the request; six spread over messages are
  // too many only under one of the two readings, so they are left alone.
  *check(request) {
    for (const turn of turnsOf(request)) {
      const count = countOf(turn, 'document')
      if (count > 5)
        yield {
          pointer: `${turn.pointer}/content`,
          message: `holds ${count} documents; at most 5 are allowed`,
        }
    }
  },
}
