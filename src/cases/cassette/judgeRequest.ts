import { idPrefix, validate, type Readings } from '../../contract/index.js'
import { readError, readRequest } from '../../wire/rest/index.js'
import type { Judgement } from './judgement.js'
import type { Exchange } from './readExchange.js'
import { breachOf, requirementOf } from './require.js'

const title = 'the request is one that the contract allows'

/**
 * The request of an exchange: that its path names an operation, and that its members are lawful.
 *
 * A request that was refused for what it says is not judged: that it was unlawful is what the answer says.
 */
export function judgeRequest(exchange: Exchange, readings: Readings): Judgement {
  const { cassette, model, route, kind } = exchange
  const { request } = cassette
  const unknown = {
    aspect: 'request',
    title,
    requirement: requirementOf(model, 'http.unknown-path'),
  } as const
  if (request === undefined) return { ...unknown, breaches: [], skip: 'the source kept no request' }
  const refusal = refusalOf(exchange)
  if (route === undefined) {
    if (refusal !== undefined) return { ...unknown, breaches: [], skip: refusal }
    if (kind === 'none')
      return { ...unknown, breaches: [], skip: 'no answer came, so nobody says what it is' }
    const message = `${request.method} ${request.target.split('?', 1)[0]} names no operation as of ${model.revision.id}, and was answered ${cassette.response.status}`
    return { ...unknown, breaches: [{ requirement: unknown.requirement, message }] }
  }
  const { operation } = route
  const lawful = {
    aspect: 'request',
    title,
    requirement: requirementOf(model, `${idPrefix(operation.name, 'request')}.type`),
  } as const
  if (refusal !== undefined) return { ...lawful, breaches: [], skip: refusal }
  const read = readRequest(model, route, request)
  if ('unreadable' in read) {
    return { ...lawful, breaches: [{ requirement: lawful.requirement, message: read.unreadable }] }
  }
  const inHeaders = operation.input.members.filter(({ location }) => location === 'header')
  const untold = exchange.lost('request-headers') ? inHeaders.map(({ name }) => `/${name}`) : []
  return {
    ...lawful,
    breaches: validate(operation.name, 'request', read.value, model.revision, readings)
      .filter(({ pointer }) => !untold.includes(pointer))
      .map((violation) => breachOf(model, violation)),
  }
}

/** Statuses that say: not this request. Others (no access, too many, too slow) say nothing about what it holds. */
const refusals: ReadonlySet<number | undefined> = new Set([400, 404, 405, 413, 415, 422])

function refusalOf({ cassette: { response }, kind, firstException }: Exchange): string | undefined {
  if (kind === 'unknown-operation') return 'the answer says that there is no such operation'
  if (firstException === 'validationException') return 'the request was refused with a validationException'
  if (kind !== 'error' || !refusals.has(response.status)) return undefined
  const { name } = readError(response)
  return `the request was refused with ${response.status}${name === '' ? '' : ` ${name}`}`
}
