import { idPrefix, validate, valueAt, type ModelOperation, type Violation } from '../../contract/index.js'
import { header } from '../../wire/http/message.js'
import { readError, readResponse } from '../../wire/rest/index.js'
import { usageFindings } from '../stream/usage.js'
import type { Breach, Judgement } from './judgement.js'
import type { Exchange } from './readExchange.js'
import { breachOf, requirementOf } from './require.js'

/** The answer of an exchange: its head, and its body unless that is a stream. `undefined` where there is nothing to judge. */
export function judgeAnswer(exchange: Exchange): Judgement {
  const { cassette, model, operation, kind } = exchange
  const untold = (skip: string): Judgement => ({
    aspect: 'response',
    title: 'the answer is one that the contract allows',
    requirement: requirementOf(model, 'http.status.success'),
    breaches: [],
    skip,
  })
  const { end, fault = 'nobody knows why' } = cassette.response
  if (kind === 'none') {
    return untold(exchange.lost('status') ? 'the source kept no status' : `no answer came: ${fault}`)
  }
  if (kind === 'unknown-operation') return untold('the answer says that there is no such operation')
  if (operation === undefined) return untold('there is no request that tells the operation')
  if (kind !== 'stream' && end !== 'complete') return untold(`the answer did not come whole: ${fault}`)
  if (kind === 'error') {
    return {
      aspect: 'response',
      title: `an error of ${operation.name} has the name, the status and the form that the contract gives it`,
      requirement: requirementOf(model, `${idPrefix(operation.name, 'error')}.message`),
      breaches: [...headBreaches(exchange), ...errorBreaches(exchange, operation)],
    }
  }
  return {
    aspect: 'response',
    title:
      kind === 'stream'
        ? `the head of an answer of ${operation.name} is as the contract has it`
        : `an answer of ${operation.name} has the members that the contract gives it`,
    requirement: requirementOf(model, `${idPrefix(operation.name, 'response')}.type`),
    breaches: [
      ...headBreaches(exchange),
      ...(kind === 'stream' ? streamHeadBreaches(exchange) : bodyBreaches(exchange, operation)),
    ],
  }
}

const uuid4 = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/

/** What recorders write in the place of a value. */
const replaced = /redacted|\*{3}/i

/**
 * What every answer says of itself. A head without Date, which every server with a clock has to send (RFC 9110, section
 * 6.6.1), is not the one that was on the wire.
 */
function headBreaches({ cassette, model, lost }: Exchange): Breach[] {
  const { headers } = cassette.response
  if (lost('response-headers') || header(headers, 'date') === undefined) return []
  const id = header(headers, 'x-amzn-requestid')
  if (id !== undefined && (uuid4.test(id) || replaced.test(id))) return []
  return [
    {
      requirement: requirementOf(model, 'http.request-id'),
      message: id === undefined ? 'x-amzn-RequestId is missing' : `x-amzn-RequestId is ${id}`,
    },
  ]
}

const mediaType = ({ cassette }: Exchange): string | undefined =>
  header(cassette.response.headers, 'content-type')?.split(';', 1)[0]!.trim().toLowerCase()

function typeBreaches(exchange: Exchange, id: string, expected: string): Breach[] {
  const found = mediaType(exchange)
  if (exchange.lost('response-headers') || found === expected) return []
  return [
    {
      requirement: requirementOf(exchange.model, id),
      message: `Content-Type must be ${expected}, is ${found ?? 'missing'}`,
    },
  ]
}

const streamHeadBreaches = (exchange: Exchange): Breach[] => [
  ...successBreaches(exchange),
  ...typeBreaches(exchange, 'stream.content-type', 'application/vnd.amazon.eventstream'),
]

function successBreaches({ cassette, model, lost }: Exchange): Breach[] {
  const { status } = cassette.response
  if (status === undefined || status === 200 || lost('status')) return []
  const message = `a success must have status 200, has ${status}`
  return [{ requirement: requirementOf(model, 'http.status.success'), message }]
}

function bodyBreaches(exchange: Exchange, operation: ModelOperation): Breach[] {
  const { cassette, model } = exchange
  const head = [
    ...successBreaches(exchange),
    // What a model answers is of the type that the model says.
    ...(operation.output.payload === undefined
      ? typeBreaches(exchange, 'http.content-type.json', 'application/json')
      : []),
  ]
  const read = readResponse(operation, cassette.response)
  if ('unreadable' in read) {
    const requirement = requirementOf(model, `${idPrefix(operation.name, 'response')}.type`)
    return [...head, { requirement, message: read.unreadable }]
  }
  const inHeaders = operation.output.members.filter(({ location }) => location === 'header')
  const untold = exchange.lost('response-headers') ? inHeaders.map(({ name }) => `/${name}`) : []
  const violations = validate(operation.name, 'response', read.value, model.revision).filter(
    ({ pointer }) => !untold.includes(pointer),
  )
  return [
    ...head,
    ...violations.map((violation) => breachOf(model, violation)),
    ...(operation.name === 'Converse' ? converseBreaches(exchange, read.value, violations) : []),
  ]
}

/** What only the meaning of an answer shows; where its members are unlawful it has none. */
function converseBreaches(
  { model }: Exchange,
  value: Readonly<Record<string, unknown>>,
  violations: readonly Violation[],
): Breach[] {
  const isLawful = (place: string): boolean => !violations.some(({ pointer }) => pointer.startsWith(place))
  const usage = isLawful('/usage') ? usageFindings(value, '/usage') : []
  const pointer = '/output/message/role'
  const role = valueAt(value, pointer)
  const isOther = role !== undefined && role !== 'assistant' && isLawful(pointer)
  return [
    ...usage.map((finding) => ({ requirement: requirementOf(model, 'usage.total'), ...finding })),
    ...(isOther
      ? [
          {
            requirement: requirementOf(model, 'message.role-assistant'),
            message: `the role of the answer is ${JSON.stringify(role)}`,
            pointer,
          },
        ]
      : []),
  ]
}

function errorBreaches(exchange: Exchange, operation: ModelOperation): Breach[] {
  const { cassette, model } = exchange
  const error = readError(cassette.response)
  const prefix = idPrefix(operation.name, 'error')
  const nameless = error.name === ''
  const untold = new Set([
    ...(nameless ? [`${prefix}.name`, `${prefix}.status`] : []),
    ...(exchange.lost('status') ? [`${prefix}.status`] : []),
  ])
  const breaches = validate(operation.name, 'error', error, model.revision)
    .filter(({ requirement }) => !untold.has(requirement))
    .map((violation) => breachOf(model, violation))
  if (exchange.lost('response-headers')) return breaches
  if (nameless) {
    const message = 'the error has no name: neither x-amzn-ErrorType nor __type nor code'
    breaches.push({ requirement: requirementOf(model, 'http.error.type'), message })
  } else if (error.namedIn !== 'header') {
    breaches.push({
      requirement: requirementOf(model, 'http.error.type-header'),
      message: 'x-amzn-ErrorType is missing',
    })
  }
  return [...breaches, ...typeBreaches(exchange, 'http.error.json', 'application/json')]
}
