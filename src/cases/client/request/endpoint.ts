import type { Level, ModelOperation } from '../../../contract/index.js'
import type { ClientCaseData } from '../clientCase.js'
import { draftCase } from '../draft.js'
import type { ClientPlan } from '../plan.js'
import { eachSent } from './eachSent.js'
import { sentDifferences } from './sent.js'

/** Endpoints that are not only an origin; a base path without segments is the same as none. */
const paths: readonly (readonly [id: string, path: string, level: Level, title: string])[] = [
  ['path', '/proxy/bedrock', 'must', 'the path of the endpoint stands before that of the operation'],
  // No sentence says how the two are put together: some servers take an empty segment for another path.
  ['path-slash', '/proxy/', 'should', 'a slash at the end of the endpoint is not doubled'],
  ['slash', '/', 'must', 'an endpoint that ends with the slash of its origin is one without a path'],
]

/** Whether the endpoint of the caller is used as it is given. */
export const endpointCases = (plan: ClientPlan, operation: ModelOperation): readonly ClientCaseData[] =>
  paths.map(([id, path, level, title]) =>
    draftCase(plan, operation, {
      id: `request.endpoint.${id}`,
      rule: 'request.endpoint',
      level,
      title,
      route: { path },
      check: (observation) =>
        eachSent(observation, (call, arrival) =>
          sentDifferences(plan.model, call, arrival).filter(({ pointer }) => pointer === undefined),
        ),
    }),
  )
