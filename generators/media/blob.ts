import { inBytes, Media } from './media.js'

const LONGEST_SHOWN = 200
const SPACE = 0x20

/**
 * A JSON text as bytes: the body of InvokeModel, or one chunk of its answer. White space after it makes it as long as
 * asked. Shown as itself, unless it is long.
 */
export class JsonText extends Media {
  readonly format = 'json'
  readonly byteLength: number
  private readonly text: string

  /** @throws RangeError when the text is longer than `byteLength`. */
  constructor(
    readonly value: unknown,
    byteLength?: number,
  ) {
    super()
    this.text = JSON.stringify(value)
    const least = Buffer.byteLength(this.text)
    this.byteLength = byteLength ?? least
    if (this.byteLength < least)
      throw new RangeError(`The JSON text has ${inBytes(least)}, not ${byteLength}.`)
  }

  bytes(): Uint8Array<ArrayBuffer> {
    const bytes = new Uint8Array(this.byteLength).fill(SPACE)
    bytes.set(Buffer.from(this.text))
    return bytes
  }

  override toString(): string {
    return this.byteLength <= LONGEST_SHOWN ? `<json ${this.text}>` : `<json, ${inBytes(this.byteLength)}>`
  }
}

/** Bytes that mean nothing: what a signature or a redacted thought looks like to whoever passes it on. */
export class OpaqueBytes extends Media {
  readonly format = 'bytes'

  constructor(private readonly content: Uint8Array) {
    super()
  }

  get byteLength(): number {
    return this.content.byteLength
  }

  bytes(): Uint8Array<ArrayBuffer> {
    return Uint8Array.from(this.content)
  }

  override toString(): string {
    return `<${inBytes(this.byteLength)}>`
  }
}
