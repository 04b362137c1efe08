import { inBytes, Media } from './media.js'

const LONGEST_SHOWN = 200

/** A JSON text as bytes: the body of InvokeModel, or one chunk of its answer. Shown as itself, unless it is long. */
export class JsonText extends Media {
  readonly format = 'json'
  private readonly text: string

  constructor(readonly value: unknown) {
    super()
    this.text = JSON.stringify(value)
  }

  get byteLength(): number {
    return Buffer.byteLength(this.text)
  }

  bytes(): Uint8Array<ArrayBuffer> {
    return Uint8Array.from(Buffer.from(this.text))
  }

  override toString(): string {
    return this.text.length <= LONGEST_SHOWN ? `<json ${this.text}>` : `<json, ${inBytes(this.byteLength)}>`
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
