/** Decoded bytes of a blob, base64 or raw; `undefined` for anything else. */
export const bytesOf = (blob: unknown): Uint8Array | undefined =>
  typeof blob === 'string' ? Buffer.from(blob, 'base64') : blob instanceof Uint8Array ? blob : undefined

/** How many bytes a blob stands for, without decoding it. */
export function byteLengthOf(blob: unknown): number | undefined {
  if (blob instanceof Uint8Array) return blob.byteLength
  if (typeof blob !== 'string') return undefined
  const padding = blob.endsWith('==') ? 2 : blob.endsWith('=') ? 1 : 0
  return Math.floor((blob.length * 3) / 4) - padding
}

/**
 * The larger reading of a documented megabyte, 1,048,576 bytes: the documents do not say which they mean, so a request
 * is refused only when it is too large under both.
 */
export const mebibytes = (count: number): number => count * 1024 * 1024
