import { shapeAt, type MemberAt, type Model, type ModelShape, type StructureAt } from './model.js'
import { isEventStream } from './part.js'
import { laterOf } from './revisions.js'

/** A place in a request, response or event, as the model describes it. */
export interface ModelPath {
  /** Member names; `[]` for an element of a list, `{key}` and `{value}` for those of a map. */
  readonly segments: readonly string[]
  readonly shape: ModelShape
  /** The member that leads here and the structure that has it; absent for elements of lists and maps. */
  readonly member?: MemberAt
  readonly owner?: StructureAt
  /** The first revision that had this place. */
  readonly since: string
}

/** `messages[].content[].toolUse.name` */
export const pathText = (segments: readonly string[]): string =>
  segments.reduce(
    (text, segment) =>
      /^[[{]/.test(segment) ? text + segment : text === '' ? segment : `${text}.${segment}`,
    '',
  )

/**
 * The same place in a requirement id: brackets inside the path are dropped, one at its end says that the element is
 * meant, not the list: `messages.content.toolUse.name`, `messages.content.each`.
 */
export function idPath(segments: readonly string[]): string {
  const names = segments.filter((segment) => !/^[[{]/.test(segment))
  const last = segments.at(-1)
  const element =
    last === '[]' ? ['each'] : last === '{key}' ? ['each-key'] : last === '{value}' ? ['each-value'] : []
  return [...names, ...element].join('.')
}

/** Every place below a structure, parents before children, in the order of the model. No shape is recursive. */
export function* pathsBelow(model: Model, root: StructureAt): Generator<ModelPath> {
  yield* membersOf(model, root, [], root.since)
}

function* membersOf(
  model: Model,
  structure: StructureAt,
  above: readonly string[],
  since: string,
): Generator<ModelPath> {
  for (const member of structure.members) {
    if (isEventStream(model, member.target)) continue
    const segments = [...above, member.name]
    const shape = shapeAt(model, member.target)
    const memberSince = laterOf(since, member.since)
    yield { segments, shape, member, owner: structure, since: memberSince }
    yield* inside(model, shape, segments, memberSince)
  }
}

function* inside(
  model: Model,
  shape: ModelShape,
  above: readonly string[],
  since: string,
): Generator<ModelPath> {
  if (shape.type === 'structure') {
    yield* membersOf(model, shape, above, since)
  } else if (shape.type === 'list') {
    yield* element(model, shape.member, [...above, '[]'], since)
  } else if (shape.type === 'map') {
    yield* element(model, shape.key, [...above, '{key}'], since)
    yield* element(model, shape.value, [...above, '{value}'], since)
  }
}

function* element(
  model: Model,
  target: string,
  segments: readonly string[],
  since: string,
): Generator<ModelPath> {
  const shape = shapeAt(model, target)
  yield { segments, shape, since }
  yield* inside(model, shape, segments, since)
}

/**
 * The model's segments for the keys that lead to a place in a value: `['messages', '0', 'role']` is
 * `['messages', '[]', 'role']`. Stops at the first key that the model does not know.
 */
export function segmentsOf(model: Model, root: StructureAt, keys: readonly string[]): string[] {
  const segments: string[] = []
  let shape: ModelShape | undefined = root
  for (const key of keys) {
    if (shape === undefined) break
    if (shape.type === 'structure') {
      const member: MemberAt | undefined = shape.members.find((candidate) => candidate.name === key)
      segments.push(key)
      shape = member === undefined ? undefined : shapeAt(model, member.target)
    } else if (shape.type === 'list') {
      segments.push('[]')
      shape = shapeAt(model, shape.member)
    } else if (shape.type === 'map') {
      segments.push('{value}')
      shape = shapeAt(model, shape.value)
    } else break
  }
  return segments
}
