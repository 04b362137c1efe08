import type { Fault } from './fault.js'
import type { Message } from './message.js'
import type { InspectedHeader } from './readHeaders.js'
import { PRELUDE } from './assemble.js'

/** A checksum as it stood in the message and as its bytes ask for. */
export interface Checksum {
  readonly stored: number
  readonly computed: number
}

/** What is known of a message apart from its bytes. */
export interface MessageFacts {
  /** Counted from 0 in its stream. */
  readonly index: number
  /** Bytes from the start of the stream. */
  readonly offset: number
  readonly totalLength: number
  readonly headersLength: number
  readonly preludeCrc: Checksum
  readonly messageCrc: Checksum
  /** In wire order, duplicates included; up to the first header whose end is unknown. */
  readonly headers: readonly InspectedHeader[]
  readonly faults: readonly Fault[]
  /** Whether a fault earlier in the stream means that a decoder never gets here. */
  readonly afterFault: boolean
}

/**
 * One message of a stream, as the inspector saw it.
 *
 * `bytes` and `payload` are views into the chunk that held the whole message: they stay as they are for as long as the
 * owner of the chunk leaves it alone. Copy them to keep them longer.
 */
export class InspectedMessage implements MessageFacts {
  readonly index: number
  readonly offset: number
  readonly totalLength: number
  readonly headersLength: number
  readonly preludeCrc: Checksum
  readonly messageCrc: Checksum
  readonly headers: readonly InspectedHeader[]
  readonly faults: readonly Fault[]
  readonly afterFault: boolean
  /** The buffer the message lies in, and where. Views are made when they are asked for: making one is slow. */
  readonly #buffer: Buffer
  readonly #start: number

  constructor(facts: MessageFacts, buffer: Buffer, start: number) {
    this.index = facts.index
    this.offset = facts.offset
    this.totalLength = facts.totalLength
    this.headersLength = facts.headersLength
    this.preludeCrc = facts.preludeCrc
    this.messageCrc = facts.messageCrc
    this.headers = facts.headers
    this.faults = facts.faults
    this.afterFault = facts.afterFault
    this.#buffer = buffer
    this.#start = start
  }

  /** The whole message. */
  get bytes(): Uint8Array {
    return this.#view(0, this.totalLength)
  }

  get payload(): Uint8Array {
    return this.#view(PRELUDE + this.headersLength, this.totalLength - 4)
  }

  #view(from: number, to: number): Uint8Array {
    const { buffer, byteOffset } = this.#buffer
    return new Uint8Array(buffer, byteOffset + this.#start + from, to - from)
  }

  /** The payload as text; bytes that are not UTF-8 become U+FFFD. */
  get text(): string {
    const start = this.#start + PRELUDE + this.headersLength
    return this.#buffer.toString('utf8', start, this.#start + this.totalLength - 4)
  }

  /** The value of the first header of that name. */
  header(name: string): InspectedHeader['value'] | undefined {
    return this.headers.find((header) => header.name === name)?.value
  }

  /** The message as a decoder gives it: bytes of its own, and no more than one value a name. */
  toMessage(): Message {
    const headers: Record<string, InspectedHeader['value']> = Object.create(null)
    for (const { name, value } of this.headers) headers[name] ??= value
    return { headers, body: new Uint8Array(this.payload) }
  }
}
