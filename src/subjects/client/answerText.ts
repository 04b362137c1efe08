import { types } from 'node:util'

/**
 * What a module answers as JSON: bytes become `{"$base64":"…"}`, instants RFC 3339 text, and what JSON has no word for
 * is left out. Throws a TypeError for what cannot be written, such as a circle.
 */
export const answerText = (answer: unknown): string =>
  JSON.stringify(answer, function replace(this: Readonly<Record<string, unknown>>, name, value: unknown) {
    // A Buffer has become something else before it comes here.
    const member = name === '' ? value : this[name]
    if (types.isUint8Array(member)) return { $base64: Buffer.from(member).toString('base64') }
    return typeof member === 'bigint' ? Number(member) : value
  }) ?? 'null'
