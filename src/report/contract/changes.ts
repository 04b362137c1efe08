import {
  factsAt,
  requirementsAt,
  type FactValue,
  type Requirement,
  type Revision,
} from '../../contract/index.js'

/** What differs between two revisions of the contract, in the order in which a reader wants it. */
export interface Changes {
  readonly from: string
  readonly to: string
  readonly changes: readonly Change[]
}

export interface Change {
  readonly topic: Topic
  readonly kind: 'added' | 'removed' | 'changed'
  /** `Converse`, `ContentBlock.document`, `DocumentBlockNameString.max`, the id of a requirement. */
  readonly subject: string
  readonly from?: FactValue
  readonly to?: FactValue
  /** What came or went together with it: members of a new shape, errors of a new operation; the sentence of a rule. */
  readonly details?: readonly string[]
}

export const topics = {
  operation: 'Operations',
  error: 'Errors of operations',
  member: 'Members',
  required: 'Required members',
  enum: 'Enum values',
  constraint: 'Constraints',
  trait: 'Other traits',
  shape: 'Shapes',
  service: 'The service as a whole',
  rule: 'Rules that prose, protocols and recorded traffic add',
} as const

export type Topic = keyof typeof topics

/** Compare two revisions. Nothing is left out: every fact that differs is a change or a detail of one. */
export function changesBetween(from: Revision, to: Revision): Changes {
  const changes = [...factChanges(factsAt(from), factsAt(to)), ...ruleChanges(from, to)]
  const order = Object.keys(topics)
  changes.sort((a, b) => order.indexOf(a.topic) - order.indexOf(b.topic))
  return { from: from.id, to: to.id, changes }
}

type Facts = ReadonlyMap<string, FactValue>

function* factChanges(before: Facts, after: Facts): Generator<Change> {
  const wholes = [...wholeChanges(before, after)]
  yield* wholes.map(({ change }) => change)
  const covered = new Set(wholes.map(({ key }) => key))
  for (const key of new Set([...before.keys(), ...after.keys()])) {
    const [old, now] = [before.get(key), after.get(key)]
    if (old === now || covered.has(wholeOf(key))) continue
    yield {
      ...place(key),
      kind: old === undefined ? 'added' : now === undefined ? 'removed' : 'changed',
      ...(old !== undefined && old !== true && { from: old }),
      ...(now !== undefined && now !== true && { to: now }),
    }
  }
}

/** Operations and shapes that came or went as a whole: what they consist of is told with them. */
function* wholeChanges(
  before: Facts,
  after: Facts,
): Generator<{ readonly key: string; readonly change: Change }> {
  for (const [facts, others, kind] of [
    [after, before, 'added'],
    [before, after, 'removed'],
  ] as const) {
    for (const [key, value] of facts) {
      const whole = wholeOf(key)
      if (others.has(key) || (key !== whole && key !== `${whole}.type`)) continue
      const topic = key.startsWith('op.') ? 'operation' : 'shape'
      yield {
        key: whole,
        change: {
          topic,
          kind,
          subject: whole.slice(whole.indexOf('.') + 1),
          [kind === 'added' ? 'to' : 'from']: value,
          details: detailsOf(whole, facts),
        },
      }
    }
  }
}

/** `op.Converse`, `shape.Message`; a fact about the service is a whole of its own. */
const wholeOf = (key: string): string =>
  key.startsWith('meta.') ? `${key}.` : key.split('.').slice(0, 2).join('.')

/** What a shape or operation consists of, each in a few words. */
function detailsOf(whole: string, facts: Facts): readonly string[] {
  const details: string[] = []
  for (const [key, value] of facts) {
    if (!key.startsWith(`${whole}.`)) continue
    const [kind = '', name = '', more] = split(key.slice(whole.length + 1))
    if (kind === 'enum' || kind === 'error') details.push(name)
    else if (kind === 'member' && name !== '' && more === undefined) {
      details.push(`${name}: ${value}${facts.has(`${whole}.required.${name}`) ? ', required' : ''}`)
    } else if (kind !== 'type' && kind !== 'required' && !(kind === 'member' && more !== undefined)) {
      details.push(value === true ? kind : `${kind} ${value}`)
    }
  }
  return details
}

/** The topic of a single fact, and how it is called there. */
function place(key: string): Pick<Change, 'topic' | 'subject'> {
  const [space = '', owner = '', ...rest] = key.split('.')
  if (space === 'meta') return { topic: 'service', subject: owner }
  const [kind = '', name, more] = split(rest.join('.'))
  if (kind === 'error') return { topic: 'error', subject: `${owner}: ${name}` }
  if (kind === 'enum') return { topic: 'enum', subject: `${owner}: ${name}` }
  if (kind === 'required') return { topic: 'required', subject: `${owner}.${name}` }
  if (kind === 'member' && name !== undefined && more === undefined) {
    return { topic: 'member', subject: `${owner}.${name}` }
  }
  const topic = kind === 'min' || kind === 'max' || kind === 'pattern' ? 'constraint' : 'trait'
  return { topic, subject: [owner, ...rest].join('.') }
}

/** Kind, name, and the rest of a fact; an enum value may have dots in it. */
function split(text: string): readonly string[] {
  const [kind = '', ...rest] = text.split('.')
  return kind === 'member' ? [kind, ...rest] : [kind, ...(rest.length > 0 ? [rest.join('.')] : [])]
}

/** Requirements that no fact of the model tells. */
function* ruleChanges(from: Revision, to: Revision): Generator<Change> {
  const before = requirementsAt(from)
  const after = requirementsAt(to)
  for (const [id, requirement] of after)
    if (isRule(requirement) && !before.has(id)) yield rule('added', requirement)
  for (const [id, requirement] of before)
    if (isRule(requirement) && !after.has(id)) yield rule('removed', requirement)
}

const isRule = ({ kind }: Requirement): boolean => kind !== 'modelled'

const rule = (kind: 'added' | 'removed', { id, source }: Requirement): Change => ({
  topic: 'rule',
  kind,
  subject: id,
  details: [`“${source.sentence}” (${source.document})`],
})
