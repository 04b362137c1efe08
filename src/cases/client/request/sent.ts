import { operationAt, type Model, type ModelOperation } from '../../../contract/index.js'
import type { Arrival } from '../../../subjects/client/script.js'
import type { ClientCall } from '../../../subjects/client/subject.js'
import { readRequest, routeOf } from '../../../wire/rest/index.js'
import type { Finding } from '../../case.js'
import { differences } from '../compare/compare.js'
import { undocumentedIn } from '../compare/undocumented.js'

/** A request that arrived, read by the bindings of the contract; or one finding on why it is none of the operation. */
export type Sent =
  | { readonly value: Readonly<Record<string, unknown>>; readonly target: string }
  | { readonly finding: Finding }

/** The request target below the path of the endpoint. */
export function targetBelow(endpoint: string, target: string): string | undefined {
  const prefix = new URL(endpoint).pathname.replace(/\/+$/, '')
  return target.startsWith(`${prefix}/`) ? target.slice(prefix.length) : undefined
}

/** Read the request of a call: its method, path and labels have to be those of the operation. */
export function readSent(model: Model, call: ClientCall, { request }: Arrival): Sent {
  const operation = operationAt(model, call.operation)
  const target = targetBelow(call.endpoint, request.target)
  if (target === undefined) {
    return {
      finding: {
        message: `the path must begin with that of the endpoint ${call.endpoint}, is ${request.target}`,
      },
    }
  }
  const route = routeOf(model, { method: request.method, target })
  if (route?.operation !== operation) {
    return {
      finding: {
        message: `${operation.method} ${operation.uri} was due, ${request.method} ${request.target} came`,
      },
    }
  }
  const read = readRequest(model, route, request)
  return 'unreadable' in read ? { finding: { message: read.unreadable } } : { value: read.value, target }
}

/** Everything by which the request of a call differs from its input: members, and where they are bound. */
export function sentDifferences(model: Model, call: ClientCall, arrival: Arrival): readonly Finding[] {
  const sent = readSent(model, call, arrival)
  if ('finding' in sent) return [sent.finding]
  const operation = operationAt(model, call.operation)
  return differences(model, operation.input.name, call.input, sent.value, 'wire')
}

/** Members of a request that the contract does not have, in its body or as a query parameter. */
export function sentUndocumented(model: Model, call: ClientCall, arrival: Arrival): readonly Finding[] {
  const sent = readSent(model, call, arrival)
  if ('finding' in sent) return [sent.finding]
  const operation = operationAt(model, call.operation)
  const parameters = new Set(
    operation.input.members.flatMap(({ location, locationName }) =>
      location === 'query' ? [locationName!] : [],
    ),
  )
  const query = new URLSearchParams(sent.target.split('?')[1] ?? '')
  return [
    ...undocumentedIn(model, operation.input.name, sent.value).map((pointer) => ({
      message: 'the contract has no such member',
      pointer,
    })),
    ...[...query.keys()]
      .filter((name) => !parameters.has(name))
      .map((name) => ({ message: `the contract has no query parameter ${JSON.stringify(name)}` })),
    ...undocumentedHeaders(operation, arrival),
  ]
}

/** Headers of the service that the operation does not have. */
const undocumentedHeaders = ({ input }: ModelOperation, { request }: Arrival): readonly Finding[] => {
  const documented = new Set(input.members.map(({ locationName }) => locationName?.toLowerCase()))
  return request.headers
    .filter(([name]) => /^x-amzn-bedrock-/i.test(name) && !documented.has(name.toLowerCase()))
    .map(([name]) => ({ message: `the operation has no header ${name}` }))
}
