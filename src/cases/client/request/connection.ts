import { kebab, type ModelOperation, type OperationName } from '../../../contract/index.js'
import { lazy } from '../../../lazy.js'
import { makeIdentity } from '../../../subjects/client/server/certificate.js'
import type { HttpVersion } from '../../../wire/http/message.js'
import type { Finding } from '../../case.js'
import { succeeded } from '../basic.js'
import type { ClientCaseData } from '../clientCase.js'
import { draftCase } from '../draft.js'
import type { ClientObservation } from '../observation.js'
import type { ClientPlan } from '../plan.js'
import { exampleCall } from '../samples.js'

/** Operations that show it for all: one of each kind. */
const shown: ReadonlySet<OperationName> = new Set([
  'Converse',
  'ConverseStream',
  'InvokeModel',
  'ListAsyncInvokes',
])

/** What a client does with connections. */
export function connectionCases(plan: ClientPlan, operation: ModelOperation): readonly ClientCaseData[] {
  if (!shown.has(operation.name)) return []
  const many = [{}, {}, {}, {}]
  const speaks = (version: HttpVersion, tls: boolean): ClientCaseData =>
    draftCase(plan, operation, {
      id: `connection.${version === '2' ? 'http2' : 'http1'}${tls ? '.tls' : ''}`,
      rule: version === '2' ? 'connection.http2' : 'connection.http1',
      // Over TLS the two sides agree on a version by themselves (RFC 7301), and not every client lets its caller in on it.
      level: tls ? 'info' : 'must',
      title: `HTTP/${version} is spoken${tls ? ' over TLS' : ''} when it is asked for`,
      route: { tls },
      calls: [{ options: { httpVersion: version } }],
      check: (observation) => [...speaksFindings(observation, version), ...succeeded(observation)],
    })
  return [
    speaks('1.1', false),
    speaks('1.1', true),
    speaks('2', false),
    speaks('2', true),
    draftCase(plan, operation, {
      id: 'connection.tls',
      rule: 'connection.tls',
      title: 'a server with a certificate of the authority that is trusted is spoken to',
      route: { tls: true },
      check: (observation) => [
        ...succeeded(observation),
        ...(observation.arrivals.every(({ tls }) => tls)
          ? []
          : [{ message: 'a request to an https endpoint came in the clear' }]),
      ],
    }),
    untrusted(plan, operation),
    draftCase(plan, operation, {
      id: 'connection.reuse',
      rule: 'connection.reuse',
      title: 'calls one after the other go over the same connection',
      // Calls of other cases, made meanwhile, would have a part in which connections are free.
      route: { ownPort: true },
      calls: many,
      check: (observation) => [...succeeded(observation), ...reuseFindings(observation)],
    }),
    draftCase(plan, operation, {
      id: 'connection.once',
      rule: 'request.once',
      title: 'a request that was answered is not sent again',
      calls: [{}],
      settleMs: 150,
      check: ({ arrivals }) =>
        arrivals.length === 1 ? [] : [{ message: `${arrivals.length} requests came for one call` }],
    }),
  ]
}

/** Another authority than that of the server; made when it is needed, since it takes a moment. */
const stranger = lazy(() => makeIdentity().ca)

/** A server whose certificate nobody trusts may be anyone: the call fails, and nothing of it is sent. */
function untrusted(plan: ClientPlan, operation: ModelOperation): ClientCaseData {
  return {
    ...draftCase(plan, operation, {
      id: 'connection.untrusted',
      rule: 'connection.tls',
      title: 'a server whose certificate is of an authority that is not trusted is sent nothing',
      operations: [operation.name],
      twins: [`${kebab(operation.name)}.connection.tls`],
      route: { tls: true },
      silent: true,
      check: ({ calls, arrivals }) => [
        ...(arrivals.length === 0
          ? []
          : [{ message: 'the request was sent to a server that nobody has a reason to trust' }]),
        ...calls.flatMap(({ outcome: { error } }) =>
          error === undefined ? [{ message: 'the call must fail, and returned' }] : [],
        ),
      ],
    }),
    calls: (key) => [
      exampleCall(plan, operation, key, {
        options: { ca: stranger() },
        optionally: { maxAttempts: 1 },
      }),
    ],
  }
}

/** Whether all requests came over the version of HTTP that was asked for. */
const speaksFindings = (
  { arrivals }: Pick<ClientObservation, 'arrivals'>,
  version: HttpVersion,
): readonly Finding[] =>
  arrivals
    .filter(({ httpVersion }) => httpVersion !== version)
    .slice(0, 1)
    .map(({ httpVersion }) => ({ message: `HTTP/${version} was asked for, HTTP/${httpVersion} came` }))

/** The first call may open a connection; those after it find one that is idle. */
export function reuseFindings({ arrivals }: Pick<ClientObservation, 'arrivals'>): readonly Finding[] {
  const opened = new Set(arrivals.map(({ connection }) => connection)).size
  return opened === 1
    ? []
    : [{ message: `${arrivals.length} requests one after the other took ${opened} connections` }]
}
