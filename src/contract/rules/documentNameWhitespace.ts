import { documentNames } from './documentNames.js'
import { converseOperations, sources, type Rule } from './rule.js'

export const documentNameWhitespace: Rule = {
  name: 'messages.content.document.name.whitespace',
  operations: converseOperations,
  level: 'must',
  kind: 'documented',
  source: {
    document: sources.converse2024July,
    sentence: 'Whitespace characters (no more than one in a row)',
  },
  since: '2024-07-10',
  enforcement: {
    status: 'confirmed',
    evidence: "The name can't contain more than one consecutive whitespace character.",
  },
  *check(request) {
    for (const { name, pointer } of documentNames(request)) {
      if (/\s\s/.test(name)) yield { pointer, message: 'has more than one white space character in a row' }
    }
  },
}
