/** Append keys to a JSON Pointer, escaped (RFC 6901, section 3). */
export const pointerTo = (base: string, ...keys: readonly (string | number)[]): string =>
  keys.reduce<string>(
    (pointer, key) => `${pointer}/${String(key).replaceAll('~', '~0').replaceAll('/', '~1')}`,
    base,
  )

/** The keys of a JSON Pointer, unescaped; the empty pointer has none (RFC 6901, section 4). */
export const keysOf = (pointer: string): string[] =>
  pointer
    .split('/')
    .slice(1)
    .map((token) => token.replaceAll('~1', '/').replaceAll('~0', '~'))

/** Whether a text is a JSON Pointer: empty, or tokens each after a slash with `~` only as `~0` or `~1` (section 3). */
export const isJsonPointer = (text: string): boolean => /^(?:\/(?:[^/~]|~[01])*)*$/u.test(text)

/** The value a pointer leads to, `undefined` where it leads nowhere. Own properties only. */
export function valueAt(value: unknown, pointer: string): unknown {
  let here = value
  for (const key of keysOf(pointer)) {
    if (typeof here !== 'object' || here === null || !Object.hasOwn(here, key)) return undefined
    if (Array.isArray(here) && !/^(?:0|[1-9]\d*)$/.test(key)) return undefined
    here = (here as Record<string, unknown>)[key]
  }
  return here
}
