import { converseOperations, sources, type Rule } from './rule.js'

export const importedModels: Rule = {
  name: 'modelId.imported-model',
  operations: converseOperations,
  level: 'should',
  kind: 'documented',
  source: { document: sources.sdk2024August, sentence: "The Converse API doesn't support imported models." },
  since: '2024-08-29',
  enforcement: {
    status: 'contradicted',
    evidence: 'the pattern of the model admits imported-model ARNs since 2024-10-18',
  },
  *check(request) {
    const id = request['modelId']
    if (typeof id === 'string' && /^arn:[^:]*:bedrock:[^:]*:\d{12}:imported-model\//.test(id)) {
      yield { pointer: '/modelId', message: 'is an imported model, which Converse does not support' }
    }
  },
  serviceReading: 'none',
}
