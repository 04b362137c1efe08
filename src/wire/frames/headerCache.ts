import type { InspectedHeader } from './readHeaders.js'

/**
 * Header sections that were read before and found sound.
 *
 * A stream repeats a handful of them, so comparing bytes takes the place of reading. Only a section that is identical
 * byte for byte counts as known: nothing is taken on trust.
 */
export class HeaderCache {
  /** By length of the section, the newest first. */
  readonly #entries = new Map<number, Entry[]>()
  #count = 0

  /** The headers of the section of `length` bytes at `start`, if it is known. */
  find(view: DataView, start: number, length: number): readonly InspectedHeader[] | undefined {
    const entries = this.#entries.get(length)
    if (entries === undefined) return undefined
    for (const { section, headers } of entries) {
      if (areEqual(view, start, section, length)) return headers
    }
    return undefined
  }

  /** Remember a section, which from now on belongs to the cache, with its headers. */
  add(section: Uint8Array, headers: readonly InspectedHeader[]): void {
    if (this.#count === CAPACITY || section.length > LONGEST) return
    const entry = { section: new DataView(section.buffer, section.byteOffset, section.byteLength), headers }
    const entries = this.#entries.get(section.length)
    if (entries === undefined) this.#entries.set(section.length, [entry])
    else entries.unshift(entry)
    this.#count += 1
  }
}

interface Entry {
  readonly section: DataView
  readonly headers: readonly InspectedHeader[]
}

/** Enough for the event types of any operation; more would be headers that never come twice. */
const CAPACITY = 64
const LONGEST = 1024

function areEqual(view: DataView, start: number, section: DataView, length: number): boolean {
  let at = 0
  for (; at + 4 <= length; at += 4) {
    if (view.getInt32(start + at) !== section.getInt32(at)) return false
  }
  for (; at < length; at += 1) {
    if (view.getUint8(start + at) !== section.getUint8(at)) return false
  }
  return true
}
