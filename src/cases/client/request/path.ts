import type { ModelOperation } from '../../../contract/index.js'
import type { Finding } from '../../case.js'
import type { ClientCaseData } from '../clientCase.js'
import { draftCase } from '../draft.js'
import { arnMember, callsWithIds, type IdForm } from '../ids.js'
import type { ClientObservation } from '../observation.js'
import type { ClientPlan } from '../plan.js'
import { clientRule } from '../rules.js'
import { eachSent } from './eachSent.js'
import { readSent } from './sent.js'

/** No lawful id has these, but a client that puts one into a path as it is lets its caller reach another path. */
const reserved: readonly IdForm[] = [
  (key) => `${key}/../other`,
  (key) => `${key}?a=b`,
  (key) => `${key}#c`,
  (key) => `${key} with space`,
  (key) => `${key}%2F100%`,
  (key) => `${key};+&=,!*'()$@[]`,
  (key) => `${key}-世界-é-😀`,
]

/** How the labels of a path are written. */
export function pathCases(plan: ClientPlan, operation: ModelOperation): readonly ClientCaseData[] {
  const path = draftCase(plan, operation, {
    id: 'request.path',
    rule: 'request.path',
    title: `${operation.method} ${operation.uri} is asked for, its labels percent-encoded`,
    check: (observation) => labelsArrive(plan, operation, observation),
  })
  const label = arnMember(operation)
  if (label === undefined) return [path]
  const { name, forms } = label
  return [
    path,
    {
      ...path,
      id: `${path.id}.arn`,
      title: `an ARN as ${name} is one segment of the path`,
      calls: callsWithIds(plan, operation, name, forms),
    },
    {
      ...path,
      id: `${path.id}.reserved`,
      requirement: clientRule('request.reserved'),
      title: `${name} cannot lead to another path, whatever characters it has`,
      silent: true,
      calls: callsWithIds(plan, operation, name, reserved),
      check: (observation) => labelsOrRefusal(plan, operation, observation),
    },
  ]
}

/** RFC 3986: a path of segments, each of unreserved characters, sub-delimiters, `:`, `@` and percent-encoded bytes. */
const legal = /^(?:\/(?:[A-Za-z0-9\-._~!$&'()*+,;=:@]|%[0-9A-Fa-f]{2})*)+$/

function labelsArrive(
  { model }: ClientPlan,
  operation: ModelOperation,
  observation: Pick<ClientObservation, 'calls'>,
): readonly Finding[] {
  return eachSent(observation, (call, arrival) => {
    const sent = readSent(model, call, arrival)
    if ('finding' in sent) return [sent.finding]
    const path = sent.target.split('?')[0]!
    if (!legal.test(path)) return [{ message: `the path has characters that no path may have: ${path}` }]
    return operation.input.members
      .filter(({ location, name }) => location === 'uri' && sent.value[name] !== call.input[name])
      .map(({ name }) => ({
        message: `${name} ${JSON.stringify(call.input[name])} arrived as ${JSON.stringify(sent.value[name])}`,
        pointer: `/${name}`,
      }))
  })
}

/** A client may refuse an id that no resource can have; what it sends has to be the id. */
const labelsOrRefusal = (
  plan: ClientPlan,
  operation: ModelOperation,
  { calls }: ClientObservation,
): readonly Finding[] =>
  labelsArrive(plan, operation, {
    calls: calls.filter(({ outcome, arrivals }) => arrivals.length > 0 || outcome.error === undefined),
  })
