// Between the JSON of the protocol and the values that the JavaScript clients take and give.

/** Members of inputs that are instants; JSON has no type for them. */
const instants = new Set(['submitTimeAfter', 'submitTimeBefore'])

/** The input of a call with bytes for `{"$base64":"…"}` and dates for instants. */
export function fromJson(value, name) {
  if (typeof value === 'string') return instants.has(name) ? new Date(value) : value
  if (Array.isArray(value)) return value.map((item) => fromJson(item))
  if (value === null || typeof value !== 'object') return value
  if (typeof value.$base64 === 'string') return new Uint8Array(Buffer.from(value.$base64, 'base64'))
  return mapMembers(value, fromJson)
}

/** What a client gave, with RFC 3339 text for dates. Bytes stay bytes, which the protocol allows a module. */
export function toJson(value) {
  if (value instanceof Date) return value.toISOString()
  if (value instanceof Uint8Array || value === null || typeof value !== 'object') return value
  if (Array.isArray(value)) return value.map(toJson)
  return mapMembers(value, toJson)
}

const mapMembers = (value, map) =>
  Object.fromEntries(
    Object.entries(value)
      .filter(([, member]) => member !== undefined)
      .map(([name, member]) => [name, map(member, name)]),
  )
