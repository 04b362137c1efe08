import { documentNames } from './documentNames.js'
import { converseOperations, sources, type Rule } from './rule.js'

export const documentNameCharacters: Rule = {
  name: 'messages.content.document.name.characters',
  operations: converseOperations,
  level: 'must',
  kind: 'documented',
  source: {
    document: sources.converse2024July,
    sentence:
      'Alphanumeric characters. Whitespace characters (no more than one in a row). Hyphens. Parentheses. Square brackets.',
  },
  since: '2024-07-10',
  enforcement: {
    status: 'confirmed',
    evidence: 'refused with that list of characters; `_` was accepted, a tab and U+3000 were refused',
  },
  // Letters and digits of any script, `_` and other white space than the space are open: prose and service differ.
  *check(request) {
    for (const { name, pointer } of documentNames(request)) {
      const foreign = /[^\p{L}\p{M}\p{N}\s_()[\]-]/u.exec(name)
      if (foreign !== null)
        yield { pointer, message: `contains ${JSON.stringify(foreign[0])}, which a document name cannot` }
    }
  },
  *serviceReading(request) {
    for (const { name, pointer } of documentNames(request)) {
      const foreign = /[^\p{L}\p{M}\p{N} _()[\]-]/u.exec(name)
      if (foreign !== null)
        yield { pointer, message: `contains ${JSON.stringify(foreign[0])}, which the service refuses` }
    }
  },
}
