import { PRELUDE } from './assemble.js'
import { cutOff } from './cutOff.js'
import { type Fault, makeFault, moveFault } from './fault.js'
import { findPrelude } from './findPrelude.js'
import { HeaderCache } from './headerCache.js'
import { GrowingBuffer } from './growingBuffer.js'
import type { InspectedMessage } from './inspectedMessage.js'
import { type Prelude, readPrelude } from './prelude.js'
import { readFrame, type Role } from './readFrame.js'
import { readSoundFrame } from './readSoundFrame.js'

export interface InspectOptions {
  /** `client` by default: a client must accept messages of any size, a service must not. */
  readonly role?: Role
  /** `false` reads every message the long way. The result is the same: this is there to prove it. */
  readonly fast?: boolean
}

/** Bytes that belong to no message: after a broken prelude up to the next sound one, or to the end. */
export interface Gap {
  readonly offset: number
  readonly length: number
}

/**
 * Reads a stream of messages from chunks cut anywhere, and says everything it can about them.
 *
 * A decoder stops at the first fault; this goes on, to say what else there is: after a wrong message checksum with the
 * next message, after a broken prelude with the next twelve bytes that are a sound one. What stands behind the first
 * fault is marked `afterFault`.
 *
 * Chunks are not copied when a message lies whole in one: see `InspectedMessage` on how long its views stay.
 */
export class FrameInspector {
  readonly faults: Fault[] = []
  readonly gaps: Gap[] = []
  /** Messages seen so far. */
  count = 0

  readonly #role: Role
  readonly #cache: HeaderCache | undefined
  readonly #pending = new GrowingBuffer()
  /** How many bytes the pending ones must become before there is something to read. */
  #wanted = PRELUDE
  /** Where the first byte that is not consumed stands in the stream. */
  #offset = 0
  /** Where the bytes began that belong to no message, while there is no sound prelude. */
  #lostAt: number | undefined
  #broken = false

  constructor(options: InspectOptions = {}) {
    this.#role = options.role ?? 'client'
    this.#cache = options.fast === false ? undefined : new HeaderCache()
  }

  /** Take the next bytes; gives the messages that they complete. */
  push(chunk: Uint8Array): InspectedMessage[] {
    const messages: InspectedMessage[] = []
    let at = 0
    while (this.#pending.length > 0 && at < chunk.length) {
      const taken = chunk.subarray(at, at + this.#wanted - this.#pending.length)
      this.#pending.append(taken, this.#wanted)
      at += taken.length
      if (this.#wanted === PRELUDE && this.#pending.length === PRELUDE) {
        this.#wanted = lengthOf(this.#pending.peek())
      }
      if (this.#pending.length >= this.#wanted || this.#lostAt !== undefined) {
        this.#read(this.#pending.take(), messages)
      }
    }
    if (at < chunk.length) this.#read(at === 0 ? chunk : chunk.subarray(at), messages)
    return messages
  }

  /** The stream is over: what is left is a fault. */
  end(): void {
    const rest = this.#pending.take()
    if (this.#lostAt !== undefined) {
      const length = this.#offset + rest.length - this.#lostAt
      this.gaps.push({ offset: this.#lostAt, length })
    } else if (rest.length > 0) {
      this.#report(cutOff(rest, this.#offset))
    }
    this.#offset += rest.length
  }

  /** Read all messages that lie whole in `bytes`, and keep what is left. */
  #read(bytes: Uint8Array, messages: InspectedMessage[]): void {
    const buffer = Buffer.isBuffer(bytes)
      ? bytes
      : Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
    let at = this.#readSound(buffer, 0, messages)
    while (bytes.length - at >= PRELUDE) {
      if (this.#lostAt !== undefined) {
        const found = findPrelude(bytes, at)
        this.#offset += found.at - at
        at = found.at
        if (!found.sound) break
        this.gaps.push({ offset: this.#lostAt, length: this.#offset - this.#lostAt })
        this.#lostAt = undefined
      }
      const prelude = readPrelude(bytes, at)
      if (prelude.faults.length > 0) {
        this.#lose(prelude)
        at += 1
        continue
      }
      if (prelude.totalLength > bytes.length - at) break
      const place = { index: this.count, offset: this.#offset, afterFault: this.#broken }
      const message = readFrame(buffer, at, prelude, place, this.#role, this.#cache)
      for (const fault of message.faults) this.#report(fault)
      this.#take(message, messages)
      at = this.#readSound(buffer, at + message.totalLength, messages)
    }
    if (at < bytes.length) this.#keep(buffer.subarray(at))
  }

  #keep(rest: Buffer): void {
    if (this.#lostAt !== undefined) this.#wanted = Number.POSITIVE_INFINITY
    else this.#wanted = rest.length < PRELUDE ? PRELUDE : lengthOf(rest)
    this.#pending.append(rest, this.#wanted)
  }

  /** Read sound messages from `start` on for as long as there are any; gives where they end. */
  #readSound(buffer: Buffer, start: number, messages: InspectedMessage[]): number {
    if (this.#cache === undefined || this.#lostAt !== undefined) return start
    const view = new DataView(buffer.buffer, buffer.byteOffset, buffer.byteLength)
    let at = start
    for (;;) {
      const place = { index: this.count, offset: this.#offset, afterFault: this.#broken }
      const message = readSoundFrame(buffer, view, at, this.#cache, place)
      if (message === undefined) return at
      this.#take(message, messages)
      at += message.totalLength
    }
  }

  #take(message: InspectedMessage, messages: InspectedMessage[]): void {
    messages.push(message)
    this.count += 1
    this.#offset += message.totalLength
  }

  #lose(prelude: Prelude): void {
    for (const report of prelude.faults) {
      this.#report(makeFault(moveFault(report, this.#offset)))
    }
    this.#lostAt = this.#offset
    this.#offset += 1
  }

  #report(fault: Fault): void {
    this.faults.push(fault)
    this.#broken ||= fault.level !== 'info'
  }
}

/** The length of the message that begins here; what is no sound prelude is read at once, to be told apart. */
function lengthOf(start: Buffer): number {
  const { faults, totalLength } = readPrelude(start, 0)
  return faults.length > 0 ? PRELUDE : totalLength
}
