import type { FaultReport } from './fault.js'
import { headerTypes, utf8 } from './headerTypes.js'
import type { HeaderValue } from './message.js'

/** One header as it stands in a message. Offsets are bytes from the start of the message. */
export interface InspectedHeader {
  readonly name: string
  readonly value: HeaderValue
  /** The indicator on the wire, 0 to 9. */
  readonly indicator: number
  readonly offset: number
  readonly length: number
  readonly nameBytes: Uint8Array
  readonly valueOffset: number
  /** The raw bytes of the value, without the length that comes before strings and byte arrays. */
  readonly valueBytes: Uint8Array
}

export interface HeaderSection {
  readonly headers: readonly InspectedHeader[]
  /** With offsets from the start of the message. */
  readonly faults: readonly FaultReport[]
}

/**
 * Read a whole header section. `start` is its offset in the message.
 *
 * Never reads beyond the section: what is behind it is payload or checksum. A fault that leaves the end of a header
 * unknown ends the reading, the others do not.
 */
export function readHeaders(section: Uint8Array, start: number): HeaderSection {
  const headers: InspectedHeader[] = []
  const faults: FaultReport[] = []
  const seen = new Set<string>()
  let at = 0

  /** The field of the current header; `from` and `length` in bytes of the section. */
  const report = (code: FaultReport['code'], part: string, from: number, length: number, texts: Texts) => {
    const field = `headers[${headers.length}].${part}`
    faults.push({ code, field, offset: start + from, length, ...texts })
  }

  while (at < section.length) {
    const offset = at
    const left = () => section.length - at
    const nameLength = section[at++]!
    if (nameLength === 0) {
      report('header.name.empty', 'name', offset, 1, { found: 'length 0', expected: 'length 1 to 255' })
    }
    if (nameLength > left()) {
      const found = `length ${nameLength} with ${bytes(left())} left in the section`
      report('header.name.overrun', 'name', offset, 1 + left(), { found, expected: `at most ${left()}` })
      break
    }
    const nameBytes = section.subarray(at, (at += nameLength))
    if (left() === 0) {
      report('header.type.missing', 'type', at, 0, {
        found: 'the end of the section',
        expected: 'one byte, 0 to 9',
      })
      break
    }
    const indicator = section[at++]!
    const type = headerTypes[indicator]
    if (type === undefined) {
      report('header.type.unknown', 'type', at - 1, 1, {
        found: `type ${indicator}`,
        expected: 'type 0 to 9',
      })
      break
    }

    let size: number
    if (type.size === 'prefixed') {
      if (left() < 2) {
        const found = `${bytes(left())} before the end of the section`
        report('header.value.length', 'value', at, left(), { found, expected: 'a length of two bytes' })
        break
      }
      size = section[at]! * 256 + section[at + 1]!
      at += 2
      if (size > left()) {
        const found = `length ${size} with ${bytes(left())} left in the section`
        report('header.value.overrun', 'value', at - 2, 2 + left(), { found, expected: `at most ${left()}` })
        break
      }
      if (size === 0) {
        report('header.value.empty', 'value', at - 2, 2, { found: 'length 0', expected: 'length 1 to 32767' })
      } else if (size > 32_767) {
        report('header.value.long', 'value', at - 2, 2, {
          found: `length ${size}`,
          expected: 'length 1 to 32767',
        })
      }
    } else {
      size = type.size
      if (size > left()) {
        const found = `${bytes(left())} before the end of the section`
        report('header.value.cut', 'value', at, left(), {
          found,
          expected: `${bytes(size)} of a ${type.name}`,
        })
        break
      }
    }
    const valueOffset = at
    const valueBytes = section.subarray(at, (at += size))

    const name = decode(nameBytes)
    if (name === undefined) {
      const found = hex(nameBytes)
      report('header.name.utf8', 'name', offset + 1, nameLength, { found, expected: 'UTF-8' })
    } else if (seen.has(name)) {
      const found = `a second ${JSON.stringify(name)}`
      report('header.duplicate', 'name', offset, at - offset, { found, expected: 'a name that is new' })
    }
    const text = type.name === 'string' ? decode(valueBytes) : ''
    if (text === undefined) {
      const found = hex(valueBytes)
      report('header.value.utf8', 'value', valueOffset, size, { found, expected: 'UTF-8' })
    }
    const value: HeaderValue =
      text === undefined ? { type: 'string', value: readable(valueBytes) } : type.read(valueBytes)
    headers.push({
      name: name ?? readable(nameBytes),
      value,
      indicator,
      offset: start + offset,
      length: at - offset,
      nameBytes,
      valueOffset: start + valueOffset,
      valueBytes,
    })
    if (name !== undefined) seen.add(name)
  }
  return { headers, faults }
}

type Texts = Pick<FaultReport, 'found' | 'expected'>

const bytes = (count: number) => (count === 1 ? '1 byte' : `${count} bytes`)

const hex = (value: Uint8Array) =>
  Buffer.from(value.subarray(0, 16)).toString('hex') + (value.length > 16 ? '…' : '')

function decode(value: Uint8Array): string | undefined {
  try {
    return utf8.decode(value)
  } catch {
    return undefined
  }
}

/** Text to show, each wrong byte as U+FFFD; the exact bytes stand beside it. */
const readable = (value: Uint8Array) => new TextDecoder().decode(value)
