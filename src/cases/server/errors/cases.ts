import {
  idPrefix,
  requirement,
  validate,
  type ModelOperation,
  type Violation,
} from '../../../contract/index.js'
import { provocationOf, type Provocation } from '../../../subjects/profile/profile.js'
import { header, type HttpExchange, type HttpRequest } from '../../../wire/http/message.js'
import { readError, writeRequest, type ReadError } from '../../../wire/rest/index.js'
import type { Finding, Skip } from '../../case.js'
import { notAnswered } from '../common/accepted.js'
import { readAnswer } from '../common/answer.js'
import { serverCase, type ServerCase, type Stimulus } from '../common/serverCase.js'
import type { Plan } from '../plan.js'
import { exampleOf } from '../request/example.js'
import { basicCaseId } from '../request/mechanical.js'
import { featuresFor } from '../request/needs.js'

/** Every modeled error that the profile can provoke, and the shape of errors in general. */
export function errorCases(plan: Plan, operation: ModelOperation): ServerCase[] {
  return [
    ...shapeCases(plan, operation),
    ...provokedCases(plan, operation),
    ...exceptionCases(plan, operation),
  ]
}

/** A request that a server should refuse, whatever else it checks: its body is no JSON. */
function broken(plan: Plan, operation: ModelOperation): Stimulus[] {
  if (operation.method !== 'POST') return []
  const request = writeRequest(operation, exampleOf(plan, operation).value)
  return [{ request: { ...request, body: Buffer.from('{"no": json') } }]
}

function shapeCases(plan: Plan, operation: ModelOperation): ServerCase[] {
  const stimuli = broken(plan, operation)
  if (stimuli.length === 0) return []
  const draft = (
    id: string,
    title: string,
    check: (error: ReadError, exchange: HttpExchange) => readonly Finding[] | Skip,
  ): ServerCase =>
    serverCase({
      id: id.startsWith('http.') ? `${idPrefix(operation.name, 'request')}.${id}` : id,
      requirement: requirement(id, plan.model.revision),
      title,
      features: featuresFor(operation, []),
      twins: [basicCaseId(operation)],
      stimuli: () => stimuli.map((stimulus) => ({ ...stimulus, shared: `${operation.name} broken` })),
      check: ([exchange]) => {
        const unanswered = notAnswered(exchange!)
        if (unanswered !== undefined) return [unanswered]
        if (exchange!.status! < 400)
          return { skip: 'a body that is no JSON was not refused, so there is no error to judge' }
        return check(readError(exchange!), exchange!)
      },
    })
  const violated =
    (suffix: string) =>
    (error: ReadError): Finding[] =>
      violationsIn(plan, operation, error)
        .filter(({ requirement: id }) => id.endsWith(suffix))
        .map(({ message, pointer }) => ({ message, pointer }))
  const prefix = idPrefix(operation.name, 'error')
  return [
    draft('http.error.type', 'an error can be told by its name', ({ name }) =>
      name === '' ? [{ message: 'the error has no name: neither x-amzn-ErrorType nor __type nor code' }] : [],
    ),
    draft('http.error.type-header', 'the name of an error is in x-amzn-ErrorType', ({ namedIn }) =>
      namedIn === 'header' ? [] : [{ message: 'x-amzn-ErrorType is missing' }],
    ),
    draft('http.error.json', 'an error is JSON and says so', ({ body }, exchange) => {
      const type = header(exchange.headers, 'content-type')
      if (type?.split(';', 1)[0]!.trim().toLowerCase() !== 'application/json') {
        return [{ message: `Content-Type of an error must be application/json, is ${type ?? 'missing'}` }]
      }
      return typeof body === 'object' && body !== null
        ? []
        : [{ message: 'the body of an error must be a JSON object' }]
    }),
    draft(`${prefix}.name`, 'an error has a name that the operation knows', (error) =>
      error.name === ''
        ? { skip: 'the error has no name, which http.error.type judges' }
        : violated('.name')(error),
    ),
    draft(`${prefix}.message`, 'an error has a message', violated('.message')),
  ]
}

/** One case for each modeled error: name and status together. */
function provokedCases(plan: Plan, operation: ModelOperation): ServerCase[] {
  const id = `${idPrefix(operation.name, 'error')}.status`
  return operation.errors.flatMap(({ name, status }) => {
    const provocation = provocationOf(plan.profile, operation.name, name)
    if (provocation === undefined) return []
    return [
      serverCase({
        id: `${id}/${name}`,
        requirement: requirement(id, plan.model.revision),
        title: `${name} is answered with ${status}`,
        features: featuresFor(operation, []),
        twins: [basicCaseId(operation)],
        stimuli: () => [{ request: provoke(plan, operation, provocation) }],
        check: ([exchange]) => {
          const unanswered = notAnswered(exchange!)
          if (unanswered !== undefined) return [unanswered]
          const error = readError(exchange!)
          // Without a name only the status can be judged; that errors have names is another requirement.
          if (error.name === '' && exchange!.status === status) return []
          if (error.name !== name)
            return [
              {
                message: `must be answered with ${name}, was ${exchange!.status} ${error.name || 'without a name'}`,
              },
            ]
          return violationsIn(plan, operation, error).map(({ message, pointer }) => ({ message, pointer }))
        },
      }),
    ]
  })
}

/** Exceptions inside a stream: the profile names models that send them after ordinary events, or first. */
function exceptionCases(plan: Plan, operation: ModelOperation): ServerCase[] {
  const stream = operation.responseStream
  if (stream === undefined) return []
  const asked = requirement('stream.exception', plan.model.revision)
  return stream.members
    .filter(({ name }) => name.endsWith('Exception'))
    .flatMap(({ name }) => {
      const provocation = provocationOf(plan.profile, operation.name, name)
      if (provocation === undefined) return []
      return [
        serverCase({
          id: `${idPrefix(operation.name, 'request')}.stream.exception/${name}`,
          requirement: asked,
          title: `${name} ends a stream as an exception message`,
          features: featuresFor(operation, []),
          twins: [basicCaseId(operation)],
          stimuli: () => [{ request: provoke(plan, operation, provocation) }],
          check: ([exchange]) => exceptionFindings(operation, exchange!, name, plan),
        }),
      ]
    })
}

function exceptionFindings(
  operation: ModelOperation,
  exchange: HttpExchange,
  name: string,
  plan: Plan,
): Finding[] | Skip {
  const unanswered = notAnswered(exchange)
  if (unanswered !== undefined) return [unanswered]
  if (exchange.status !== 200)
    return [{ message: `must be a stream with status 200, was answered ${exchange.status}` }]
  const { events = [], faults = [] } = readAnswer(operation, exchange).stream ?? {}
  if (faults.length > 0) return [{ message: 'the stream is not framed right' }]
  const last = events.at(-1)
  if (last?.kind !== 'exception' || last.type !== name) {
    return [
      {
        message: `the last message must be the exception ${name}, is ${last === undefined ? 'missing' : `the ${last.kind} ${last.type}`}`,
      },
    ]
  }
  return validate(operation.name, 'event', { [name]: last.payload }, plan.model.revision).map(
    ({ message, pointer }) => ({
      message,
      pointer,
    }),
  )
}

const violationsIn = (plan: Plan, operation: ModelOperation, error: ReadError): Violation[] =>
  validate(operation.name, 'error', error, plan.model.revision)

/** The shortest request with the change that provokes an error. */
function provoke(plan: Plan, operation: ModelOperation, provocation: Provocation): HttpRequest {
  const { value } = exampleOf(plan, operation)
  if ('modelId' in provocation) return writeRequest(operation, { ...value, modelId: provocation.modelId })
  if ('body' in provocation)
    return writeRequest(operation, merge(value, provocation.body) as Record<string, unknown>)
  const request = writeRequest(operation, value)
  return { ...request, headers: [...request.headers, ...Object.entries(provocation.header)] }
}

/** JSON merge patch (RFC 7396, section 2). */
function merge(target: unknown, patch: unknown): unknown {
  if (typeof patch !== 'object' || patch === null || Array.isArray(patch)) return patch
  const base: Record<string, unknown> =
    typeof target === 'object' && target !== null && !Array.isArray(target) ? { ...target } : {}
  for (const [name, content] of Object.entries(patch)) {
    if (content === null) delete base[name]
    else base[name] = merge(base[name], content)
  }
  return base
}
