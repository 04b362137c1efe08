import { countOf, turnsOf } from './conversation.js'
import { converseOperations, sources, type Rule } from './rule.js'

export const imagesMaxCount: Rule = {
  name: 'messages.images.max-count',
  operations: converseOperations,
  level: 'must',
  kind: 'documented',
  source: { document: sources.converse2024July, sentence: 'You can include up to 20 images.' },
  since: '2024-07-10',
  enforcement: {
    status: 'contradicted',
    evidence:
      'a model answered "too many images and documents: 21 + 0 > 20" in 2025; 29 images were accepted in 2026-09',
  },
  *check(request) {
    for (const turn of turnsOf(request)) {
      const count = countOf(turn, 'image')
      if (count > 20)
        yield { pointer: `${turn.pointer}/content`, message: `holds ${count} images; at most 20 are allowed` }
    }
  },
  serviceReading: 'none',
}
