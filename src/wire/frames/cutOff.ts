import { OVERHEAD, PRELUDE } from './assemble.js'
import { type Fault, makeFault } from './fault.js'
import { readPrelude } from './prelude.js'
import { readHeaders } from './readHeaders.js'

/** The fault of a stream that ends within a message. */
export function cutOff(rest: Uint8Array, offset: number): Fault {
  const found = `the end of the stream after ${rest.length} bytes`
  if (rest.length < PRELUDE) {
    const expected = `${PRELUDE} bytes, or the end of the stream on a message boundary`
    return makeFault({
      code: 'prelude.truncated',
      field: 'prelude',
      offset,
      length: rest.length,
      found,
      expected,
      ...describeRest(rest),
    })
  }
  const { totalLength, headersLength } = readPrelude(rest, 0)
  const section = rest.subarray(PRELUDE, PRELUDE + headersLength)
  const whole = section.length === headersLength
  const names = whole
    ? readHeaders(section, PRELUDE).headers.map(({ name, value }) => `${name}=${String(value.value)}`)
    : []
  return makeFault({
    code: 'message.truncated',
    field: whole ? (rest.length < totalLength - 4 ? 'payload' : 'message_crc') : 'headers',
    offset,
    length: rest.length,
    found,
    expected: `${totalLength} bytes: ${headersLength} of headers, ${totalLength - headersLength - OVERHEAD} of payload`,
    ...(names.length > 0 && { hint: `its headers are whole: ${names.join(', ')}` }),
  })
}

function describeRest(rest: Uint8Array): { hint: string } | undefined {
  if (rest.every((byte) => byte === 0)) return { hint: 'all of them zero' }
  const text = Buffer.from(rest).toString('latin1')
  return /^[\t\r\n\x20-\x7e]+$/.test(text) ? { hint: `they are text: ${JSON.stringify(text)}` } : undefined
}
