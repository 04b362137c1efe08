import { pointerTo, shapeAt, type Model, type ModelShape } from '../../../contract/index.js'
import type { Finding } from '../../case.js'
import { isSameJson } from './isSameJson.js'
import { isDefault, maySendUnasked } from './unasked.js'

/**
 * Where a value stands: on the `wire` a blob is a base64 string and a blob payload bytes; a `caller` gives and gets it as
 * `{"$base64":"…"}`.
 */
export type Form = 'wire' | 'caller'

/** Stands in an expected value where it does not matter what comes, or whether anything does. */
export const anything = Symbol('anything')

/**
 * Everything by which a value differs in meaning from what a caller gave, or had to get. `expected` is in the form of a
 * caller, `actual` in the given one.
 *
 * Absent, null and an empty list or map are the same in an optional place, since many languages cannot tell them apart;
 * an empty text, a zero, `false` and what the model gives a member by default may stand for what is absent, but what was
 * there may not vanish. Floats are compared
 * with the precision of their type. Members that the model does not have are not looked at: see `undocumentedIn`.
 */
export function differences(
  model: Model,
  shapeName: string,
  expected: unknown,
  actual: unknown,
  form: Form,
  pointer = '',
): readonly Finding[] {
  if (expected === anything) return []
  const shape = shapeAt(model, shapeName)
  const inside = (name: string, key: string, left: unknown, right: unknown): readonly Finding[] =>
    differences(model, name, left, right, form, pointerTo(pointer, key))
  if (isVoid(expected)) return isNothing(actual, shape, form) ? [] : [unexpected(actual, pointer)]
  if (isVoid(actual)) return isEmptyCollection(expected, shape) ? [] : [lost(expected, pointer)]
  switch (shape.type) {
    case 'structure':
      if (!isObject(expected) || !isObject(actual)) return [unequal(expected, actual, pointer)]
      return shape.members.flatMap((member) => {
        const { name, target } = member
        const [due, came] = [own(expected, name), own(actual, name)]
        const mayCome = form === 'wire' ? maySendUnasked : isDefault
        if (isVoid(due) && !isVoid(came) && mayCome(shape, member, came)) return []
        return inside(target, name, due, came)
      })
    case 'list': {
      if (!Array.isArray(expected) || !Array.isArray(actual)) return [unequal(expected, actual, pointer)]
      if (expected.length !== actual.length) {
        return [{ message: `${expected.length} elements were due, ${actual.length} came`, pointer }]
      }
      return expected.flatMap((element, index) =>
        inside(shape.member, String(index), element, (actual as unknown[])[index]),
      )
    }
    case 'map': {
      if (!isObject(expected) || !isObject(actual)) return [unequal(expected, actual, pointer)]
      const keys = new Set([...Object.keys(expected), ...Object.keys(actual)])
      return [...keys].flatMap((key) => inside(shape.value, key, own(expected, key), own(actual, key)))
    }
    default:
      return isSameScalar(shape, expected, actual, form) ? [] : [unequal(expected, actual, pointer)]
  }
}

function isSameScalar(shape: ModelShape, expected: unknown, actual: unknown, form: Form): boolean {
  switch (shape.type) {
    case 'blob': {
      const bytes = form === 'wire' ? bytesOnWire(actual) : bytesOfCaller(actual)
      return bytes !== undefined && bytesOfCaller(expected)?.equals(bytes) === true
    }
    case 'timestamp':
      return instantOf(expected) === instantOf(actual)
    case 'float':
      return typeof actual === 'number' && Math.fround(expected as number) === Math.fround(actual)
    case 'document':
      return isSameJson(expected, actual)
    default:
      return expected === actual
  }
}

/** Base64 with its padding (RFC 4648, section 4), or the bytes of a payload. */
export function bytesOnWire(value: unknown): Buffer | undefined {
  if (value instanceof Uint8Array) return Buffer.from(value)
  if (
    typeof value !== 'string' ||
    !/^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/.test(value)
  )
    return undefined
  return Buffer.from(value, 'base64')
}

/** The bytes of `{"$base64":"…"}`. */
export const bytesOfCaller = (value: unknown): Buffer | undefined =>
  isObject(value) && typeof value['$base64'] === 'string'
    ? Buffer.from(value['$base64'], 'base64')
    : undefined

/** Milliseconds of a text of RFC 3339; NaN, which is not even itself, for anything else. */
const instantOf = (value: unknown): number =>
  typeof value === 'string' && /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:\d\d)$/i.test(value)
    ? Date.parse(value)
    : Number.NaN

const isVoid = (value: unknown): value is undefined | null => value === undefined || value === null

/** Whether a value may stand where nothing was given. */
function isNothing(value: unknown, shape: ModelShape, form: Form): boolean {
  if (isVoid(value) || isEmptyCollection(value, shape)) return true
  return form === 'caller' && (value === '' || value === 0 || value === false)
}

const isEmptyCollection = (value: unknown, { type }: ModelShape): boolean =>
  (type === 'list' && Array.isArray(value) && value.length === 0) ||
  (type === 'map' && isObject(value) && Object.keys(value).length === 0)

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const own = (value: Readonly<Record<string, unknown>>, key: string): unknown =>
  Object.hasOwn(value, key) ? value[key] : undefined

const lost = (expected: unknown, pointer: string): Finding => ({
  message: `${show(expected)} was lost`,
  pointer,
})
const unexpected = (actual: unknown, pointer: string): Finding => ({
  message: `nothing was due here, ${show(actual)} came`,
  pointer,
})
const unequal = (expected: unknown, actual: unknown, pointer: string): Finding => ({
  message: `${show(expected)} was due, ${show(actual)} came`,
  pointer,
})

/** A value as a sentence can hold it. */
export function show(value: unknown): string {
  const text =
    value instanceof Uint8Array ? `${value.byteLength} bytes` : (JSON.stringify(value) ?? 'nothing')
  return text.length <= 120 ? text : `${text.slice(0, 120)}…`
}
