import { isObject, type JsonObject as Json } from '../../contract/index.js'

export { isObject, type Json }

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
