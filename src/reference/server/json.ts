/** A JSON object whose members are read with care. */
export type Json = Readonly<Record<string, unknown>>

export const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Uint8Array)

export const objectIn = (value: unknown, member: string): Json => {
  const found = isObject(value) ? value[member] : undefined
  return isObject(found) ? found : {}
}

export const listIn = (value: unknown, member: string): readonly unknown[] => {
  const found = isObject(value) ? value[member] : undefined
  return Array.isArray(found) ? found : []
}

export const textIn = (value: unknown, member: string): string | undefined => {
  const found = isObject(value) ? value[member] : undefined
  return typeof found === 'string' ? found : undefined
}

/** The members that are set, in their order. */
export const compact = (value: Json): Json =>
  Object.fromEntries(Object.entries(value).filter(([, content]) => content !== undefined))
