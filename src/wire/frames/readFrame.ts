import { OVERHEAD, PRELUDE } from './assemble.js'
import { crc32 } from './crc32.js'
import { explainChecksum } from './explainChecksum.js'
import { type FaultReport, makeFault, moveFault } from './fault.js'
import type { HeaderCache } from './headerCache.js'
import { InspectedMessage } from './inspectedMessage.js'
import { hex32, type Prelude, uint32 } from './prelude.js'
import { readHeaders } from './readHeaders.js'
import { MAX_HEADERS_LENGTH, MAX_PAYLOAD_LENGTH } from './rules.js'

/** Who reads the stream. "Services MUST validate these additional size restrictions. Clients MUST NOT validate them." */
export type Role = 'client' | 'service'

/** Where a frame stands in its stream. */
export interface Place {
  readonly index: number
  readonly offset: number
  readonly afterFault: boolean
}

/** Read the whole frame at `start` of `buffer`, whose prelude is sound, and say all that is wrong with it. */
export function readFrame(
  buffer: Buffer,
  start: number,
  prelude: Prelude,
  place: Place,
  role: Role,
  cache?: HeaderCache,
): InspectedMessage {
  const { totalLength, headersLength } = prelude
  const end = start + totalLength
  const messageCrc = { stored: uint32(buffer, end - 4), computed: crc32(buffer, start, end - 4) }
  const reports: FaultReport[] = role === 'service' ? checkLimits(prelude) : []
  if (messageCrc.stored !== messageCrc.computed) {
    reports.push({
      code: 'message.crc',
      field: 'message_crc',
      offset: totalLength - 4,
      length: 4,
      found: hex32(messageCrc.stored),
      expected: `${hex32(messageCrc.computed)}, the CRC-32 of bytes 0 to ${totalLength - 5}`,
      ...explainChecksum(buffer.subarray(start, end), messageCrc),
    })
  }
  // A copy: headers are small, and what they hold must outlive the chunk. (`slice` of a Buffer would be a view.)
  const copy = new Uint8Array(buffer.subarray(start + PRELUDE, start + PRELUDE + headersLength))
  const section = readHeaders(copy, PRELUDE)
  if (section.faults.length === 0) cache?.add(copy, section.headers)
  reports.push(...section.faults)
  const faults = reports.map((report) => makeFault(moveFault(report, place.offset)))
  const facts = { ...place, totalLength, headersLength, preludeCrc: prelude.crc, messageCrc }
  return new InspectedMessage({ ...facts, headers: section.headers, faults }, buffer, start)
}

function checkLimits({ totalLength, headersLength }: Prelude): FaultReport[] {
  const payloadLength = totalLength - headersLength - OVERHEAD
  const limits = [
    {
      code: 'headers.limit',
      field: 'headers_length',
      offset: 4,
      is: headersLength,
      most: MAX_HEADERS_LENGTH,
    },
    { code: 'payload.limit', field: 'total_length', offset: 0, is: payloadLength, most: MAX_PAYLOAD_LENGTH },
  ] as const
  return limits
    .filter(({ is, most }) => is > most)
    .map(({ code, field, offset, is, most }) => ({
      code,
      field,
      offset,
      length: 4,
      found: `${is} bytes`,
      expected: `at most ${most}`,
    }))
}
