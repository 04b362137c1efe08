import * as fc from 'fast-check'
import { JsonText } from '../../../../generators/media/blob.js'
import { asWire } from '../../../../generators/requests/forms.js'
import { request, type Request } from '../../../../generators/requests/request.js'
import { httpMischief, type HttpMischief } from '../../../../generators/mischief/httpMischief.js'
import { rewritings } from '../../../../generators/mischief/sameMeaning.js'
import { Dice } from '../../../../generators/violations/dice.js'
import {
  breakableRequirements,
  invalidRequest,
  type InvalidRequest,
} from '../../../../generators/violations/invalidRequest.js'
import {
  idPrefix,
  requirement,
  requirementsAt,
  type Level,
  type ModelOperation,
} from '../../../contract/index.js'
import { modelFor } from '../../../subjects/profile/profile.js'
import type { HttpExchange, HttpRequest } from '../../../wire/http/message.js'
import { readError, writeRequest } from '../../../wire/rest/index.js'
import { accepted } from '../common/accepted.js'
import { refused, refusals } from '../common/refused.js'
import type { Seen, ServerCase } from '../common/serverCase.js'
import type { Plan } from '../plan.js'
import { exampleOf } from '../request/example.js'
import { basicCaseId } from '../request/mechanical.js'
import { featuresFor } from '../request/needs.js'
import type { ServerSubject } from '../../../subjects/server/subject.js'
import { crowded } from './crowd.js'
import { Broken, Unsendable, type PropertyOptions } from '../../property.js'
import { propertyCase } from './property.js'

/** What must hold for any request of an operation, tried with random ones. */
export function propertyCases(plan: Plan, operation: ModelOperation): ServerCase[] {
  const { model, properties } = plan
  if (properties === undefined) return []
  const prefix = idPrefix(operation.name, 'request')
  const generated = optionsFor(plan, operation)
  const common = {
    features: featuresFor(operation, []),
    twins: [basicCaseId(operation)],
    options: properties,
  }
  const send = sender(operation)

  return [
    propertyCase({
      ...common,
      id: `${prefix}.property.accepts`,
      requirement: requirement(`${prefix}.type`, model.revision),
      title: 'any lawful request is accepted',
      values: () => request(operation.name, generated),
      holds: async (value, subject, signal) => {
        if (isPage(value)) return false
        const seen = await send(subject, value, signal)
        const [finding] = accepted(operation, seen.exchange)
        if (finding !== undefined) throw new Broken(finding, [seen])
        return true
      },
    }),
    ...(['must', 'should'] as const).flatMap((level) =>
      refusalProperty(plan, operation, level, common, send),
    ),
    ...(operation.method === 'GET' && !operation.uri.includes('{')
      ? []
      : [sameMeaningProperty(plan, operation, common, send)]),
    propertyCase({
      ...common,
      id: `${prefix}.property.mischief`,
      requirement: requirement('http.alive-after-error', model.revision),
      title: 'no request, however odd, makes the server answer 5xx, hang or die',
      features: [...common.features, 'http1'],
      values: () => httpMischief(operation.name, generated),
      holds: (mischief, subject, signal) => survives(plan, operation, mischief, subject, signal, send),
    }),
    // What a native body may hold is between the caller and the model.
    ...(operation.method === 'GET' || operation.input.payload !== undefined
      ? []
      : [
          propertyCase({
            ...common,
            id: `${prefix}.property.malformed`,
            requirement: requirement('http.malformed-json', model.revision),
            title: 'what is lawful but unusual is accepted, and what is malformed is refused',
            features: [...common.features, 'http1'],
            values: () => httpMischief(operation.name, generated),
            holds: (mischief, subject, signal) => isUnderstood(operation, mischief, subject, signal),
          }),
        ]),
  ]
}

/** What all properties of an operation share. */
interface Common {
  readonly features: readonly string[]
  readonly twins: readonly string[]
  readonly options: PropertyOptions
}

type Send = (
  subject: ServerSubject,
  value: Request,
  signal: AbortSignal,
  rewrite?: (request: HttpRequest) => HttpRequest,
) => Promise<Seen>

/**
 * What random requests are made of: what the revision and the profile have, and where something has to exist (a model, a
 * guardrail, an invocation), the one that the profile names. A native body is the profile's, since only its model knows
 * what else it would take.
 */
function optionsFor({ model, profile }: Plan, operation: ModelOperation) {
  const { guardrail, asyncInvoke } = profile
  const constants: Readonly<Record<string, unknown>> = {
    ConversationalModelId: modelFor(profile, 'text'),
    InvokeModelIdentifier: modelFor(profile, 'invoke'),
    FoundationModelVersionIdentifier: modelFor(profile, 'countTokens'),
    Body: new JsonText(profile.invokeBody),
    ...(guardrail !== undefined && {
      GuardrailIdentifier: guardrail.identifier,
      GuardrailVersion: guardrail.version,
    }),
    ...(asyncInvoke !== undefined && { InvocationArn: asyncInvoke.invocationArn }),
    ...(operation.name === 'ListAsyncInvokes' && { PaginationToken: 'page-2' }),
  }
  const shapes = Object.fromEntries(
    Object.entries(constants).map(([name, value]) => [name, fc.constant(value)]),
  )
  return { revision: model.revision.id, features: profile.features, shapes }
}

/** Send a random value. */
const sender =
  (operation: ModelOperation): Send =>
  async (subject, value, signal, rewrite = (sent: HttpRequest) => sent) => {
    const written = rewrite(writeRequest(operation, asWire(value)))
    return {
      exchange: await subject.send(written, { signal }).catch(unsendable),
      command: () => subject.reproduce(written, subject.httpVersion),
    }
  }

/** A random value may hold what no header can carry: then there is nothing to judge. */
function unsendable(error: unknown): never {
  throw error instanceof TypeError ? new Unsendable(error.message) : error
}

/** A page that was never given out may be refused. */
const isPage = (value: Request): boolean => value['nextToken'] !== undefined

/** Nothing of a request without body and labels can be written in another way. */
function sameMeaningProperty(plan: Plan, operation: ModelOperation, common: Common, send: Send): ServerCase {
  const { model } = plan
  const prefix = idPrefix(operation.name, 'request')
  const generated = optionsFor(plan, operation)
  return propertyCase({
    ...common,
    id: `${prefix}.property.same-meaning`,
    requirement: requirement('http.member-order', model.revision),
    title: 'the same request written in another way gets the same kind of answer',
    values: () =>
      fc.tuple(
        request(operation.name, generated),
        fc.constantFrom(...rewritings),
        fc.array(fc.nat(), { minLength: 8, maxLength: 8 }),
      ),
    holds: async ([value, rewriting, throws], subject, signal) => {
      const plain = await send(subject, value, signal)
      const rewrite = (sent: HttpRequest): HttpRequest => rewriting.rewrite(sent, new Dice(throws))
      const other = await send(subject, value, signal, rewrite)
      const [before, after] = [kindOf(operation, plain.exchange), kindOf(operation, other.exchange)]
      if (before === after) return true
      throw new Broken({ message: `with ${rewriting.label} the answer is ${after}, without ${before}` }, [
        plain,
        other,
      ])
    },
  })
}

function refusalProperty(
  plan: Plan,
  operation: ModelOperation,
  level: Level,
  common: Common,
  send: Send,
): ServerCase[] {
  const { model } = plan
  const prefix = idPrefix(operation.name, 'request')
  const register = requirementsAt(model.revision)
  const generated = optionsFor(plan, operation)
  const breakable = breakableRequirements(operation.name, generated).filter(
    (id) => register.get(id)?.level === level,
  )
  if (breakable.length === 0) return []
  return [
    propertyCase<InvalidRequest>({
      ...common,
      id: `${prefix}.property.refuses${level === 'must' ? '' : '-observed'}`,
      requirement:
        level === 'must' ? requirement(`${prefix}.type`, model.revision) : register.get(breakable.at(-1)!)!,
      title: `any request that breaks one requirement of level ${level} is refused`,
      values: () =>
        fc
          .tuple(invalidRequest(operation.name, { ...generated, requirement: breakable }), fc.boolean())
          .map(([invalid, alone]) => (alone ? invalid : crowded(invalid))),
      holds: async (invalid, subject, signal) => {
        const twin = await send(subject, invalid.twin, signal)
        if (accepted(operation, twin.exchange).length > 0) return false
        const seen = await send(subject, invalid.request, signal)
        const [finding] = refused(seen.exchange, allowedFor(invalid))
        if (finding === undefined) return true
        const { sentence, document } = register.get(invalid.requirement)!.source
        throw new Broken(
          {
            message: `${invalid.requirement} (${invalid.variant}; “${sentence}”, ${document}): ${finding.message}`,
            pointer: invalid.pointer,
          },
          [seen, twin],
        )
      },
    }),
  ]
}

/** The errors that may answer: more than one where the contract leaves room. */
function allowedFor({ kind, pointer }: InvalidRequest) {
  if (kind === 'type' || kind === 'base64') return [refusals.validation, refusals.serialization]
  if (/^\/(?:modelId|guardrailIdentifier|guardrailVersion|invocationArn)$/.test(pointer)) {
    return [refusals.validation, refusals.notFound]
  }
  return [refusals.validation, refusals.tooLarge]
}

/** What kind an answer is of: an ordinary one, or an error by status and name. */
function kindOf(operation: ModelOperation, exchange: HttpExchange): string {
  const [finding] = accepted(operation, exchange)
  if (finding === undefined) return 'an ordinary one'
  return exchange.status === undefined
    ? exchange.end
    : `${exchange.status} ${readError(exchange).name}`.trim()
}

async function play(
  operation: ModelOperation,
  mischief: HttpMischief,
  subject: ServerSubject,
  signal: AbortSignal,
): Promise<Seen | undefined> {
  const exchange = await subject.sendRaw?.(
    writeRequest(operation, asWire(mischief.request)),
    (host, headers) => mischief.pieces(host, headers),
    signal,
  )
  if (exchange === undefined) return undefined
  return {
    exchange,
    command: () => `# ${mischief.label}: bytes for a socket, no request that curl would send`,
  }
}

/** A server may close the connection or answer as it likes, but it neither fails nor hangs, and it takes the next request. */
async function survives(
  plan: Plan,
  operation: ModelOperation,
  mischief: HttpMischief,
  subject: ServerSubject,
  signal: AbortSignal,
  send: Send,
): Promise<boolean> {
  const seen = await play(operation, mischief, subject, signal)
  if (seen === undefined) return false
  const { status = 0, end } = seen.exchange
  if (end === 'timeout' || status >= 500) {
    const what = status >= 500 ? `was answered ${status}` : 'no answer came, and the connection stayed open'
    throw new Broken({ message: `${mischief.label}: ${what}` }, [seen])
  }
  const next = await send(subject, exampleOf(plan, operation).value, signal)
  const [finding] = accepted(operation, next.exchange)
  if (finding !== undefined)
    throw new Broken({ message: `after ${mischief.label} the next request ${finding.message}` }, [seen, next])
  return true
}

async function isUnderstood(
  operation: ModelOperation,
  mischief: HttpMischief,
  subject: ServerSubject,
  signal: AbortSignal,
): Promise<boolean> {
  const { expected, label } = mischief
  if (expected === 'survived') return false
  const seen = await play(operation, mischief, subject, signal)
  const status = seen?.exchange.status
  // Bytes that were changed after they were signed do not fit their signature any more.
  if (seen === undefined || status === undefined || status === 401 || status === 403 || status >= 500)
    return false
  if (expected === 'accepted' && status >= 400) {
    throw new Broken({ message: `${label}: is lawful and was answered ${status}` }, [seen])
  }
  if (expected === 'refused' && status < 400) {
    throw new Broken({ message: `${label}: must be refused, was answered ${status}` }, [seen])
  }
  return true
}
