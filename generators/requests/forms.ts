import { Media } from '../media/media.js'
import type { Fields } from '../recipes/structure.js'

/** A value as the official SDK takes it, and as `validate` judges it fastest: media as bytes. */
export const asInput = <T>(value: T): T => materialise(value, (media) => media.bytes()) as T

/** A value as it travels in JSON: media as base64. */
export const asJson = <T>(value: T): T => materialise(value, (media) => media.base64()) as T

/** A request as `writeRequest` puts it on the wire: media inside it as base64, a body that is one as bytes. */
export const asWire = (request: Fields): Fields =>
  Object.fromEntries(
    Object.entries(request).map(([name, member]) => [
      name,
      member instanceof Media ? member.bytes() : asJson(member),
    ]),
  )

function materialise(value: unknown, form: (media: Media) => unknown): unknown {
  if (value instanceof Media) return form(value)
  if (Array.isArray(value)) return value.map((element) => materialise(element, form))
  if (typeof value !== 'object' || value === null || value instanceof Uint8Array) return value
  return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, materialise(member, form)]))
}
