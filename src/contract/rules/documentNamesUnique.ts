import { documentNames } from './documentNames.js'
import { converseOperations, sources, type Rule } from './rule.js'

export const documentNamesUnique: Rule = {
  name: 'messages.documents.unique-names',
  operations: converseOperations,
  level: 'should',
  kind: 'observed',
  source: {
    document: sources.serviceReply,
    sentence: "Messages can't contain duplicate document names. Rename the document and retry your request.",
  },
  since: '2024-06-20',
  enforcement: { status: 'confirmed', evidence: 'in no document; counted over the whole request' },
  *check(request) {
    const seen = new Set<string>()
    for (const { name, pointer } of documentNames(request)) {
      if (seen.has(name)) yield { pointer, message: `repeats the document name ${JSON.stringify(name)}` }
      seen.add(name)
    }
  },
}
