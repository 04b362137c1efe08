import { Media } from '../../../generators/media/media.js'
import type { Model } from '../../contract/index.js'
import { mapValue } from './mapValue.js'

/** A value of a shape as an adapter is told it: blobs as `{"$base64":"…"}`, everything else as plain JSON. */
export const asCallInput = (model: Model, shapeName: string, value: unknown): unknown =>
  mapValue(model, shapeName, value, (part, { type }) => (type === 'blob' ? asBlob(part) : part))

function asBlob(value: unknown): unknown {
  if (value instanceof Media) return { $base64: value.base64() }
  if (value instanceof Uint8Array) return { $base64: Buffer.from(value).toString('base64') }
  return typeof value === 'string' ? { $base64: value } : value
}
