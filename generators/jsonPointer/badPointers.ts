import * as fc from 'fast-check'
import { pointers } from './pointers.js'

/** What is no JSON Pointer, or an empty one, which the documentation refuses though RFC 6901 knows it. */
export interface BadPointer {
  readonly pointer: unknown
  readonly label: BadPointerLabel
}

export type BadPointerLabel = keyof typeof BAD_POINTERS

/** Each makes a bad pointer of a good one. */
const BAD_POINTERS = {
  empty: () => '',
  'no-leading-slash': (pointer) => `a${pointer.slice(1)}`,
  'trailing-tilde': (pointer) => `${pointer}~`,
  'lone-tilde': (pointer) => `/~${pointer}`,
  'unknown-escape': (pointer) => `${pointer}~2`,
  'uri-fragment': (pointer) => `#${pointer}`,
  'not-a-string': (pointer) => NOT_STRINGS[pointer.length % NOT_STRINGS.length],
} as const satisfies Record<string, (pointer: string) => unknown>

const NOT_STRINGS: readonly unknown[] = [0, true, {}, ['/stop_sequence'], 1.5, false]

export const BAD_POINTER_LABELS = Object.keys(BAD_POINTERS) as readonly BadPointerLabel[]

/** Bad pointers, each with its one fault. Shrinks to what the fault makes of `/`. */
export const badPointers = (
  labels: readonly BadPointerLabel[] = BAD_POINTER_LABELS,
): fc.Arbitrary<BadPointer> =>
  fc
    .tuple(fc.constantFrom(...labels), pointers(253))
    .map(([label, pointer]) => ({ pointer: badPointer(label, pointer), label }))

/** A pointer with one fault in it. */
export const badPointer = (label: BadPointerLabel, pointer: string): unknown => BAD_POINTERS[label](pointer)
