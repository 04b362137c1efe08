/**
 * The words in which the shape tables are written: one line a member, every fact with the revision it appeared in.
 *
 * A member or enum value without a revision of its own is as old as its shape. A constraint that changed is written as
 * a list of `[since, value]`, oldest first.
 */
export type ShapeTable = Readonly<Record<string, Shape>>

export type Shape = SimpleShape | EnumShape | ListShape | MapShape | StructureShape

export type Dated<T> = T | readonly (readonly [since: string, value: T])[]

export type SimpleType =
  | 'string'
  | 'integer'
  | 'long'
  | 'float'
  | 'double'
  | 'boolean'
  | 'blob'
  | 'timestamp'
  | 'document'

/** Ranges: characters of a string, bytes of a blob, entries of a list or map, the value of a number; inclusive. */
export interface Constraints {
  readonly min?: Dated<number>
  readonly max?: Dated<number>
  /** Must match the whole value, whatever anchors it has: only that fits what the service refuses. */
  readonly pattern?: Dated<string>
}

interface Traits extends Constraints {
  /** `true`, or the revision since which the shape is marked sensitive. */
  readonly sensitive?: true | string
  readonly timestampFormat?: 'iso8601'
}

interface Common extends Traits {
  readonly since: string
}

export interface SimpleShape extends Common {
  readonly type: SimpleType
}

export interface EnumShape extends Common {
  readonly type: 'enum'
  /** Each value with the revision it appeared in. */
  readonly values: readonly (readonly [value: string, since: string])[]
}

export interface ListShape extends Common {
  readonly type: 'list'
  readonly member: string
}

export interface MapShape extends Common {
  readonly type: 'map'
  readonly key: string
  readonly value: string
}

export interface StructureShape extends Common {
  readonly type: 'structure'
  readonly role?: 'union' | 'event' | 'eventStream' | 'exception'
  readonly members: Readonly<Record<string, Member>>
  /** The member that is the whole HTTP body. */
  readonly payload?: string
  /** HTTP status of an exception. */
  readonly status?: number
  readonly retryable?: { readonly since: string; readonly throttling: boolean }
}

export interface Member {
  readonly target: string
  readonly since: string
  readonly required: boolean
  /** The revision that stopped requiring it. */
  readonly requiredUntil?: string
  /** Where it is bound when it is not in the body, and under which name. */
  readonly location?: 'uri' | 'header' | 'query'
  readonly locationName?: string
  /** The client makes it up when the caller does not give it. */
  readonly idempotencyToken?: boolean
}

type MemberDraft = Omit<Member, 'since'> & { readonly since?: string }
type MemberDrafts = Readonly<Record<string, MemberDraft>>

export const optional = (target: string, since?: string): MemberDraft => draft(target, false, since)

export const required = (target: string, since?: string): MemberDraft => draft(target, true, since)

export const requiredUntil = (until: string, target: string, since?: string): MemberDraft => ({
  ...draft(target, true, since),
  requiredUntil: until,
})

export const inUri = (name: string, member: MemberDraft): MemberDraft => bound('uri', name, member)

export const inHeader = (name: string, member: MemberDraft): MemberDraft => bound('header', name, member)

export const inQuery = (name: string, member: MemberDraft): MemberDraft => bound('query', name, member)

export const idempotencyToken = (member: MemberDraft): MemberDraft => ({ ...member, idempotencyToken: true })

export const simple = (type: SimpleType, since: string, traits: Traits = {}): SimpleShape => ({
  type,
  since,
  ...traits,
})

export const document = (since: string, traits: Traits = {}): SimpleShape => ({
  type: 'document',
  since,
  ...traits,
})

export const enumeration = (
  since: string,
  values: readonly (string | readonly [value: string, since: string])[],
  traits: Traits = {},
): EnumShape => ({
  type: 'enum',
  since,
  values: values.map((value) => (typeof value === 'string' ? [value, since] : value)),
  ...traits,
})

export const list = (since: string, member: string, traits: Traits = {}): ListShape => ({
  type: 'list',
  since,
  member,
  ...traits,
})

export const map = (since: string, key: string, value: string, traits: Traits = {}): MapShape => ({
  type: 'map',
  since,
  key,
  value,
  ...traits,
})

type StructureTraits = Pick<StructureShape, 'payload' | 'sensitive' | 'retryable'>

export const structure = (
  since: string,
  members: MemberDrafts,
  traits: StructureTraits = {},
): StructureShape => ({
  type: 'structure',
  since,
  members: Object.fromEntries(
    Object.entries(members).map(([name, member]) => [name, { ...member, since: member.since ?? since }]),
  ),
  ...traits,
})

/** Exactly one member may be set. */
export const union = (
  since: string,
  members: MemberDrafts,
  traits: StructureTraits = {},
): StructureShape => ({
  ...structure(since, members, traits),
  role: 'union',
})

export const event = (
  since: string,
  members: MemberDrafts,
  traits: StructureTraits = {},
): StructureShape => ({
  ...structure(since, members, traits),
  role: 'event',
})

/** A union of events and exceptions, one of them a message. */
export const eventStream = (since: string, members: MemberDrafts): StructureShape => ({
  ...structure(since, members),
  role: 'eventStream',
})

export const exception = (
  since: string,
  status: number,
  members: MemberDrafts,
  traits: StructureTraits = {},
): StructureShape => ({ ...structure(since, members, traits), role: 'exception', status })

function draft(target: string, isRequired: boolean, since: string | undefined): MemberDraft {
  return since === undefined ? { target, required: isRequired } : { target, required: isRequired, since }
}

function bound(location: 'uri' | 'header' | 'query', locationName: string, member: MemberDraft): MemberDraft {
  return { ...member, location, locationName }
}
