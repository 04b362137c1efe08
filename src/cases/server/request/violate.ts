import {
  leastOf,
  scalarsOf,
  shapeAt,
  valueAt,
  wrongType,
  type Constraint,
  type ModelShape,
  type StructureAt,
} from '../../../contract/index.js'
import type { RequestValue } from '../../../wire/rest/index.js'
import type { Plan } from '../plan.js'
import { replaceAt, replaceKey, type Example } from './example.js'
import { lawfulValues } from './lawful.js'

/** A request that breaks one constraint, and in which way. */
export interface Violating {
  readonly variant: string
  /** Made on demand: beyond a limit of megabytes it is large. */
  value(): RequestValue
}

/** The ways to break a constraint at the place of an example that keeps to it; none where it cannot be broken alone. */
export function violationsOf(plan: Plan, constraint: Constraint, example: Example): Violating[] {
  const { kind, path } = constraint
  const made = (variant: string, content: () => unknown): Violating => ({
    variant,
    value: () =>
      path.segments.at(-1) === '{key}'
        ? replaceKey(example.value, example.pointer, String(content()))
        : replaceAt(example.value, example.pointer, content()),
  })
  const at = (variant: string, content: unknown): Violating => made(variant, () => content)
  const present = path.segments.at(-1) === '{key}' ? undefined : valueAt(example.value, example.pointer)
  switch (kind) {
    case 'required':
      return path.member?.location === 'uri' ? [] : [at('missing', undefined)]
    case 'type':
      return [at('wrong-type', wrongType(path.shape))]
    case 'enum':
      return enumViolations(constraint.values!).map(([variant, content]) => at(variant, content))
    case 'union':
      return unionViolations(plan, path.shape as StructureAt, present).map(([variant, content]) =>
        at(variant, content),
      )
    case 'base64':
      return [at('no-base64', 'this is no base64!')]
    case 'pattern': {
      const foreign = foreignText(constraint.pattern!, path.shape)
      return foreign === undefined ? [] : [at('no-match', foreign)]
    }
    default: {
      // An empty label is another path, not a short one.
      if (path.member?.location === 'uri' && constraint.limit === 1) return []
      return [made(kind.startsWith('min') ? 'below' : 'above', () => beyondLimit(plan, constraint, present))]
    }
  }
}

function enumViolations(values: readonly string[]): [string, string][] {
  const [first = ''] = values
  const otherCase = first === first.toUpperCase() ? first.toLowerCase() : first.toUpperCase()
  const unknown: [string, string] = ['unknown-value', 'no-such-value']
  return values.includes(otherCase) ? [unknown] : [unknown, ['other-case', otherCase]]
}

function unionViolations(plan: Plan, shape: StructureAt, present: unknown): [string, unknown][] {
  const set = Object.keys(present ?? {})
  const other = shape.members.find(({ name }) => !set.includes(name))
  const both = other && {
    ...(present as object),
    [other.name]: leastOf(plan.model, other.target, lawfulValues(plan)),
  }
  return [['no-member', {}], ...(both === undefined ? [] : [['two-members', both] as [string, unknown]])]
}

/** A text that a pattern refuses and no range does. */
function foreignText(pattern: string, shape: ModelShape): string | undefined {
  const { min = 0, max = Infinity } = shape as { min?: number; max?: number }
  const whole = new RegExp(`^(?:${pattern})$`, 'u')
  return ['~not lawful~', '{}', '?', 'a b', '\u00e9'].find(
    (text) => !whole.test(text) && text.length >= min && text.length <= max,
  )
}

function beyondLimit(plan: Plan, { kind, limit = 0, path }: Constraint, present: unknown): unknown {
  const beyond = kind.startsWith('min') ? limit - 1 : limit + 1
  if (kind === 'min' || kind === 'max') {
    const isWhole = path.shape.type === 'integer' || path.shape.type === 'long'
    return isWhole ? beyond : kind === 'min' ? limit - 0.5 : limit + 0.5
  }
  return sized(plan, path.shape, present, beyond)
}

/** A value of a shape with so many characters, bytes or entries. */
export function sized(plan: Plan, shape: ModelShape, present: unknown, count: number): unknown {
  switch (shape.type) {
    case 'string':
      return textOfLength(String(present ?? scalarsOf(shape)[0]), shape.pattern, count)
    case 'blob':
      return present instanceof Uint8Array ? paddedJson(count) : Buffer.alloc(count).toString('base64')
    case 'list': {
      const element =
        (present as unknown[] | undefined)?.[0] ?? leastOf(plan.model, shape.member, lawfulValues(plan))
      return Array.from({ length: count }, () => element)
    }
    case 'map': {
      const value = leastOf(plan.model, shape.value, lawfulValues(plan))
      const key = String(scalarsOf(shapeAt(plan.model, shape.key))[0])
      return Object.fromEntries(Array.from({ length: count }, (_, index) => [`${key}${index}`, value]))
    }
    default:
      return undefined
  }
}

/** A text cut or grown to a length, matching the pattern where that is possible. */
function textOfLength(sample: string, pattern: string | undefined, length: number): string {
  if (length <= sample.length) return Array.from(sample).slice(0, length).join('')
  const missing = length - sample.length
  const candidates = [
    sample + 'a'.repeat(missing),
    sample + '1'.repeat(missing),
    'a'.repeat(missing) + sample,
  ]
  const whole = pattern === undefined ? undefined : new RegExp(`^(?:${pattern})$`, 'u')
  return candidates.find((text) => whole?.test(text) ?? true) ?? candidates[0]!
}

/** A JSON document of exactly so many bytes: an object with one long text, or spaces where there is no room for one. */
export function paddedJson(byteLength: number): Uint8Array {
  const frame = '{"padding":""}'
  if (byteLength < frame.length) return Buffer.from('{}'.padEnd(byteLength).slice(0, byteLength))
  return Buffer.from(`{"padding":"${'x'.repeat(byteLength - frame.length)}"}`)
}
