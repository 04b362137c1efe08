import {
  constraintsOf,
  idPrefix,
  memberId,
  pathsBelow,
  requirement,
  segmentsOf,
  type Model,
  type ModelOperation,
  type ModelPath,
  type Requirement,
  type StructureAt,
  type Violation,
} from '../../../contract/index.js'
import type { HttpExchange } from '../../../wire/http/message.js'
import type { Finding, Skip } from '../../case.js'
import { answerViolations, eventViolations, readAnswer } from '../common/answer.js'
import { serverCase, type ServerCase } from '../common/serverCase.js'
import type { Plan } from '../plan.js'
import { basicCaseId } from '../request/mechanical.js'
import { featuresFor } from '../request/needs.js'
import { probesOf } from './probes.js'

/**
 * For each member and constraint of an answer, and of the events of an answer that streams: that no answer to the probes
 * breaks it. A place that no answer held says nothing, so the case is skipped with that as its reason.
 */
export function answerCases(plan: Plan, operation: ModelOperation): ServerCase[] {
  const inAnswer = casesFor(plan, operation, 'response', operation.output)
  return operation.responseStream === undefined
    ? inAnswer
    : [...inAnswer, ...casesFor(plan, operation, 'event', operation.responseStream)]
}

function casesFor(
  plan: Plan,
  operation: ModelOperation,
  part: 'response' | 'event',
  root: StructureAt,
): ServerCase[] {
  const prefix = idPrefix(operation.name, part)
  const places = [...pathsBelow(plan.model, root)].filter(({ segments }) => !isException(root, segments))
  const members = places
    .filter(({ member }) => member !== undefined)
    .map((path) => ({ id: memberId(prefix, path.segments), path }))
  const constraints = constraintsOf(plan.model, operation.name, part, root)
    .filter(({ path }) => !isException(root, path.segments))
    // That the payload of an event is an object at all is for the cases of the stream.
    .filter(({ path, kind }) => !(part === 'event' && kind === 'type' && path.segments.length === 1))
    .map(({ id, path, kind }) => ({ id, path: kind === 'required' ? parentOf(path, places) : path, kind }))
  // That a member is there at all cannot be broken by an answer that has it; that its value is right can.
  const judged = constraints.length > 0 ? constraints : members
  return judged.map(({ id, path }) =>
    answerCase(plan, operation, part, root, requirement(id, plan.model.revision), path),
  )
}

/** Exceptions of a stream are judged where they are provoked. */
const isException = (root: StructureAt, [first]: readonly string[]): boolean =>
  root.role === 'eventStream' && first !== undefined && first.endsWith('Exception')

/** A required member is looked for where its structure is, which is the place around it. */
const parentOf = (path: ModelPath, places: readonly ModelPath[]): ModelPath | undefined => {
  const above = path.segments.slice(0, -1).join('\0')
  return places.find(({ segments }) => segments.join('\0') === above)
}

function answerCase(
  plan: Plan,
  operation: ModelOperation,
  part: 'response' | 'event',
  root: StructureAt,
  requirement: Requirement,
  place: ModelPath | undefined,
): ServerCase {
  const name = requirement.source.sentence
  return serverCase({
    id: requirement.id,
    requirement,
    title: `answers keep to it: ${name}`,
    features: featuresFor(operation, []),
    twins: [basicCaseId(operation)],
    stimuli: () => probesOf(plan, operation),
    check: (exchanges) => judge(plan.model, operation, part, root, requirement.id, place, exchanges),
    telling: (exchange) =>
      isAnswered(exchange) &&
      seenIn(plan.model, operation, part, root, exchange).violations.some(
        (violation) => violation.requirement === requirement.id,
      ),
  })
}

function judge(
  model: Model,
  operation: ModelOperation,
  part: 'response' | 'event',
  root: StructureAt,
  id: string,
  place: ModelPath | undefined,
  exchanges: readonly HttpExchange[],
): Finding[] | Skip {
  const seen = exchanges.filter(isAnswered).map((exchange) => seenIn(model, operation, part, root, exchange))
  const findings = seen.flatMap(({ violations }) =>
    violations.filter((violation) => violation.requirement === id),
  )
  if (findings.length > 0) {
    return findings
      .slice(0, 3)
      .map(({ message, pointer }) => ({ message: message + inHeader(root, pointer), pointer }))
  }
  const key = place === undefined ? '' : place.segments.join('\0')
  if (place === undefined || seen.some(({ places }) => places.has(key))) {
    return seen.length > 0 ? [] : { skip: 'no answer was there to judge' }
  }
  return { skip: 'no answer to the probes held it' }
}

/** Members of an answer that are headers are looked for under the name that they have there. */
function inHeader(root: StructureAt, pointer: string): string {
  const member = root.members.find(({ name }) => pointer === `/${name}`)
  return member?.location === 'header' ? ` (header ${member.locationName})` : ''
}

const isAnswered = ({ status, end }: HttpExchange): boolean => status === 200 && end === 'complete'

interface SeenAnswer {
  readonly violations: readonly Violation[]
  /** Places of the model that the answer has, as segments joined by NUL. */
  readonly places: ReadonlySet<string>
}

const cache = new WeakMap<HttpExchange, Map<string, SeenAnswer>>()

function seenIn(
  model: Model,
  operation: ModelOperation,
  part: 'response' | 'event',
  root: StructureAt,
  exchange: HttpExchange,
): SeenAnswer {
  const known = cache.get(exchange) ?? new Map<string, SeenAnswer>()
  cache.set(exchange, known)
  const found = known.get(part)
  if (found !== undefined) return found
  const answer = readAnswer(operation, exchange)
  const revision = model.revision.id
  const places = new Set<string>()
  const violations: Violation[] = []
  if (part === 'response') {
    collect(model, root, answer.value, [], places)
    violations.push(...answerViolations(operation, answer, revision))
  } else {
    for (const event of answer.stream?.events ?? []) {
      collect(model, root, { [event.type]: event.payload }, [], places)
      if (event.kind === 'event') violations.push(...eventViolations(operation, event, revision))
    }
  }
  const seen = { violations, places }
  known.set(part, seen)
  return seen
}

function collect(
  model: Model,
  root: StructureAt,
  value: unknown,
  keys: readonly string[],
  places: Set<string>,
): void {
  if (keys.length > 0) {
    const segments = segmentsOf(model, root, keys)
    if (segments.length < keys.length) return
    places.add(segments.join('\0'))
    if (segments.at(-1) === '{value}') places.add([...segments.slice(0, -1), '{key}'].join('\0'))
  }
  if (typeof value !== 'object' || value === null || value instanceof Uint8Array) return
  for (const [key, content] of Object.entries(value)) {
    if (content !== null) collect(model, root, content, [...keys, key], places)
  }
}
