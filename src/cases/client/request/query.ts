import type { ModelOperation } from '../../../contract/index.js'
import type { ClientCaseData } from '../clientCase.js'
import { draftCase } from '../draft.js'
import type { ClientPlan } from '../plan.js'
import { eachSent } from './eachSent.js'
import { readSent, sentDifferences } from './sent.js'

/** How the query of an operation is written. */
export function queryCases(plan: ClientPlan, operation: ModelOperation): readonly ClientCaseData[] {
  const { model } = plan
  const parameters = operation.input.members.filter(({ location }) => location === 'query')
  const none = draftCase(plan, operation, {
    id: 'request.query.none',
    rule: 'request.undocumented',
    title: 'there is no query where nothing is bound to it',
    check: (observation) =>
      eachSent(observation, (call, arrival) => {
        const sent = readSent(model, call, arrival)
        if ('finding' in sent) return [sent.finding]
        const query = sent.target.split('?')[1] ?? ''
        return query === '' || parameters.length > 0
          ? []
          : [{ message: `the query ${JSON.stringify(query)} was sent` }]
      }),
  })
  if (!parameters.some(({ name }) => name === 'nextToken')) return [none]
  return [
    draftCase(plan, operation, {
      id: 'request.query.reserved',
      rule: 'request.query',
      title: 'reserved characters in a parameter are percent-encoded',
      calls: ['a+b/c=d&e', '100%25#x?y', "!*'()~,;:@$[]", 'é世界😀', 'eyJhIjoxfQ=='].map((nextToken) => ({
        input: { nextToken },
      })),
      check: (observation) => eachSent(observation, (call, arrival) => sentDifferences(model, call, arrival)),
    }),
    draftCase(plan, operation, {
      id: 'request.query.all',
      rule: 'request.query',
      title: 'parameters stand beside each other, instants as RFC 3339',
      calls: [
        {
          input: {
            submitTimeAfter: '2026-01-02T03:04:05Z',
            submitTimeBefore: '2026-12-31T23:59:59.500Z',
            statusEquals: 'InProgress',
            maxResults: 1000,
            nextToken: 'page-2',
            sortBy: 'SubmissionTime',
            sortOrder: 'Ascending',
          },
        },
      ],
      check: (observation) => eachSent(observation, (call, arrival) => sentDifferences(model, call, arrival)),
    }),
  ]
}
