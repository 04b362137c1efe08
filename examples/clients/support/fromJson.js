/** Members of inputs that are instants; JSON has no type for them. */
const instants = new Set(['submitTimeAfter', 'submitTimeBefore'])

/** The input of a call as the JavaScript clients take it: bytes for `{"$base64":"…"}`, dates for instants. */
export function fromJson(value, name) {
  if (typeof value === 'string') return instants.has(name) ? new Date(value) : value
  if (Array.isArray(value)) return value.map((item) => fromJson(item))
  if (value === null || typeof value !== 'object') return value
  if (typeof value.$base64 === 'string') return new Uint8Array(Buffer.from(value.$base64, 'base64'))
  return Object.fromEntries(Object.entries(value).map(([member, of]) => [member, fromJson(of, member)]))
}
