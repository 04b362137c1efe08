/**
 * A file that is described and not yet there. A descriptor costs a few words of memory; its bytes are made when asked
 * for, are the same each time, and are not kept.
 *
 * In a request it stands where a blob stands: `JSON.stringify` writes it as base64, which is the wire form, and
 * fast-check and `util.inspect` print it as `<png 8001x1, 3,932,161 bytes>`.
 */
export abstract class Media {
  abstract readonly format: string
  abstract readonly byteLength: number
  abstract bytes(): Uint8Array<ArrayBuffer>
  abstract toString(): string

  base64(): string {
    return Buffer.from(this.bytes().buffer).toString('base64')
  }

  toJSON(): string {
    return this.base64()
  }

  [Symbol.for('nodejs.util.inspect.custom')](): string {
    return this.toString()
  }
}

/** `3,932,161 bytes`: sizes are compared by eye with limits that are written so. */
export const inBytes = (count: number): string => `${count.toLocaleString('en-US')} bytes`
