import type { ModelOperation } from '../../../contract/index.js'
import type { ClientCaseData } from '../clientCase.js'
import { draftCase } from '../draft.js'
import type { ClientPlan } from '../plan.js'
import { basicCaseId } from '../basic.js'
import { eachSent } from './eachSent.js'
import { sentDifferences } from './sent.js'

/** Endpoints that are not only an origin; a base path without segments is the same as none. */
const paths: readonly (readonly [id: string, path: string, title: string])[] = [
  ['path', '/proxy/bedrock', 'the path of the endpoint stands before that of the operation'],
  ['path-slash', '/proxy/', 'a slash at the end of the endpoint is not doubled'],
  ['slash', '/', 'an endpoint that ends with the slash of its origin is one without a path'],
]

/** Whether the endpoint of the caller is used as it is given. */
export const endpointCases = (plan: ClientPlan, operation: ModelOperation): readonly ClientCaseData[] =>
  paths.map(([id, path, title]) =>
    draftCase(plan, operation, {
      id: `request.endpoint.${id}`,
      rule: 'request.endpoint',
      title,
      twins: [basicCaseId(operation)],
      route: { path },
      check: (observation) =>
        eachSent(observation, (call, arrival) =>
          sentDifferences(plan.model, call, arrival).filter(({ pointer }) => pointer === undefined),
        ),
    }),
  )
