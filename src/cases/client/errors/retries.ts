import { kebab, operationAt, shapeAt, type ModelOperation } from '../../../contract/index.js'
import type { ScriptedReply } from '../../../subjects/client/script.js'
import type { Finding } from '../../case.js'
import { basicCaseId, returned, succeeded } from '../basic.js'
import type { ClientCaseData } from '../clientCase.js'
import type { ClientObservation } from '../observation.js'
import type { ClientPlan } from '../plan.js'
import { exampleCall, exampleScript } from '../samples.js'
import { plainReply, serviceErrorReply } from '../scripts.js'
import { attemptsMade, pausesGrow } from './attempts.js'
import { sameRequest, sameToken, signedAnew } from './freshRequest.js'
import { errorRequirements, type ErrorRuleId } from './rules.js'
import { seesError } from './seesError.js'

const html = (status: number, text: string): ScriptedReply =>
  plainReply(status, [['Content-Type', 'text/html']], `<html><h1>${status} ${text}</h1></html>`)

const broken = (kind: 'reset' | 'close'): ScriptedReply => ({
  status: 200,
  headers: [],
  body: [],
  fault: { kind, at: 'before-head' },
})

const unavailable = serviceErrorReply({
  name: 'ServiceUnavailableException',
  status: 503,
  message: 'Model is getting throttled. Try your request again.',
})

/** What passes, so that the same request may well be answered a moment later. */
const passing: readonly { readonly id: string; readonly rule: ErrorRuleId; readonly reply: ScriptedReply }[] =
  [
    {
      id: 'throttling',
      rule: 'retry.transient',
      reply: serviceErrorReply({
        name: 'ThrottlingException',
        status: 429,
        message: 'Too many requests, please wait before trying again.',
      }),
    },
    {
      id: 'internal',
      rule: 'retry.transient',
      reply: serviceErrorReply({
        name: 'InternalServerException',
        status: 500,
        message: 'Try your request again.',
      }),
    },
    { id: 'bad-gateway', rule: 'retry.transient', reply: html(502, 'Bad Gateway') },
    { id: 'unavailable', rule: 'retry.transient', reply: unavailable },
    { id: 'gateway-timeout', rule: 'retry.transient', reply: html(504, 'Gateway Timeout') },
    { id: 'reset', rule: 'retry.connection', reply: broken('reset') },
    { id: 'closed', rule: 'retry.connection', reply: broken('close') },
  ]

/** Statuses that say that the request itself is wrong. */
const REFUSING: ReadonlySet<number> = new Set([400, 403, 404])

/** What a client does about an error before it tells its caller. Everything here asks for a number of attempts. */
export function retryCases(plan: ClientPlan): readonly ClientCaseData[] {
  const has = (name: string): readonly ModelOperation[] =>
    plan.model.operations.has(name as never) ? [operationAt(plan.model, name)] : []
  const whole = ['InvokeModel', 'Converse'].flatMap(has)
  const streams = ['InvokeModelWithResponseStream', 'ConverseStream'].flatMap(has)
  return [
    ...whole.flatMap((operation) => [
      ...passing.map((kind) => triedAgain(plan, operation, kind)),
      ...modelled(plan, operation),
      ...attempts(plan, operation),
      backoff(plan, operation),
      ...again(plan, operation),
    ]),
    ...streams.flatMap((operation) => [
      triedAgain(
        plan,
        operation,
        passing.find(({ id }) => id === 'unavailable')!,
      ),
      notReplayed(plan, operation),
    ]),
    ...has('StartAsyncInvoke').map((operation) => token(plan, operation)),
  ]
}

const succeeds = (plan: ClientPlan, operation: ModelOperation): ScriptedReply =>
  exampleScript(plan, operation).replies[0]!

const common = (
  plan: ClientPlan,
  operation: ModelOperation,
  rule: ErrorRuleId,
  id: string,
  maxAttempts = 3,
) => ({
  id: `${kebab(operation.name)}.retry.${id}`,
  requirement: errorRequirements.get(rule)!,
  twins: [basicCaseId(operation)],
  // Clients that count what they have sent again must not have used that up in other cases.
  route: { ownPort: true },
  calls: (key: string) => [exampleCall(plan, operation, key, { options: { maxAttempts } })],
})

function triedAgain(
  plan: ClientPlan,
  operation: ModelOperation,
  { id, rule, reply }: (typeof passing)[number],
): ClientCaseData {
  return {
    ...common(plan, operation, rule, id),
    title: `after ${nameOf(reply)} the request is sent again, and its answer returned`,
    script: () => ({ replies: [reply, succeeds(plan, operation)] }),
    check: (observation) => [
      ...succeeded(observation),
      ...returned(observation, operation),
      ...attemptsMade(observation, [2]),
    ],
  }
}

const nameOf = ({ status, fault, headers }: ScriptedReply): string => {
  if (fault !== undefined) return `a ${fault.kind} of the connection`
  const [name] = headers.find(([header]) => header === 'x-amzn-ErrorType')?.[1].split(':') ?? []
  return `${status}${name === undefined ? '' : ` ${name}`}`
}

/** What the contract says of each error: retried where it has the trait, refused for good where it blames the request. */
const modelled = (plan: ClientPlan, operation: ModelOperation): readonly ClientCaseData[] =>
  operation.errors.flatMap(({ name, status }): readonly ClientCaseData[] => {
    const shape = shapeAt(plan.model, name)
    const id = kebab(name)
    const reply = serviceErrorReply({ name, status, message: 'No.' })
    if (shape.type === 'structure' && shape.retryable !== undefined)
      return [triedAgain(plan, operation, { id, rule: 'retry.trait', reply })]
    if (!REFUSING.has(status)) return []
    return [
      {
        ...common(plan, operation, 'retry.refused', id),
        title: `after ${status} ${name} the request is not sent again`,
        script: () => ({ replies: [reply, succeeds(plan, operation)] }),
        check: (observation) => [
          ...attemptsMade(observation, [1]),
          ...seesError(observation.hello, observation.calls[0]!.outcome, { name, status }),
        ],
      },
    ]
  })

/** As often as the caller allows, and then the error. */
const attempts = (plan: ClientPlan, operation: ModelOperation): readonly ClientCaseData[] => [
  ...[1, 2, 3].map((count) => ({
    ...common(plan, operation, 'retry.attempts', `attempts-${count}`, count),
    title: `a request that never succeeds is sent ${count === 1 ? 'once' : `${count} times`}, as the caller allows, and fails with the last error`,
    script: () => ({ replies: [unavailable] }),
    check: (observation: ClientObservation) => [
      ...attemptsMade(observation, [count]),
      ...seesError(observation.hello, observation.calls[0]!.outcome, {
        name: 'ServiceUnavailableException',
        status: 503,
      }),
    ],
  })),
  {
    ...common(plan, operation, 'retry.attempts', 'storm'),
    level: 'should',
    title: 'a request that never succeeds is sent ten times at most when the caller does not say how often',
    calls: (key) => [exampleCall(plan, operation, key)],
    script: () => ({ replies: [unavailable] }),
    check: (observation) => {
      const count = observation.arrivals.length
      return [
        ...(count <= 10 ? [] : [{ message: `${count} requests were sent for one call` }]),
        ...seesError(observation.hello, observation.calls[0]!.outcome, { status: 503 }),
      ]
    },
  },
]

const backoff = (plan: ClientPlan, operation: ModelOperation): ClientCaseData => ({
  ...common(plan, operation, 'retry.backoff', 'backoff'),
  title: 'the pauses between four attempts are there, and are not all the same',
  // Pauses are random: what two calls do alike is no accident.
  calls: (key) =>
    [1, 2].map(() => exampleCall(plan, operation, key, { options: { maxAttempts: BACKOFF_ATTEMPTS } })),
  script: () => ({ replies: [unavailable] }),
  check: (observation) => pausesGrow(observation, BACKOFF_ATTEMPTS),
})

const BACKOFF_ATTEMPTS = 4

/** What the second attempt is. */
const again = (plan: ClientPlan, operation: ModelOperation): readonly ClientCaseData[] =>
  (
    [
      ['same-request', 'retry.same-request', 'is the first one: method, path, and body', sameRequest],
      ['signature', 'retry.signature', 'has a signature that fits it', signedAnew],
    ] as const
  ).map(([id, rule, what, check]) => ({
    ...common(plan, operation, rule, id),
    title: `a request that is sent again ${what}`,
    script: () => ({ replies: [unavailable, succeeds(plan, operation)] }),
    check,
  }))

const token = (plan: ClientPlan, operation: ModelOperation): ClientCaseData => ({
  ...common(plan, operation, 'retry.token', 'token'),
  features: ['idempotency-token'],
  title: 'a request that is sent again has the token that the client made for the first',
  script: () => ({ replies: [unavailable, succeeds(plan, operation)] }),
  check: (observation) =>
    sameToken(observation, operation.input.members.find(({ idempotencyToken }) => idempotencyToken)!.name),
})

const notReplayed = (plan: ClientPlan, operation: ModelOperation): ClientCaseData => ({
  ...common(plan, operation, 'retry.stream', 'not-replayed'),
  title: 'a stream that breaks after some of its events is not asked for again',
  script: () => {
    const reply = succeeds(plan, operation)
    return {
      replies: [
        { ...reply, body: reply.body.slice(0, -1), fault: { kind: 'reset', at: 'after-body' } },
        reply,
      ],
    }
  },
  check: (observation): readonly Finding[] => [
    ...attemptsMade(observation, [1]),
    ...seesError(observation.hello, observation.calls[0]!.outcome, {}),
  ],
})
