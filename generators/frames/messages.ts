import * as fc from 'fast-check'
import { encodeMessage } from '../../src/wire/frames/encode.js'
import { type HeaderPairs, headers } from './headers.js'

/** A message as it is written: header names in an order that no object can promise. */
export interface FrameMessage {
  readonly headers: HeaderPairs
  readonly body: Uint8Array
}

/** Valid messages with all types of header, and payloads from none to a few kilobytes. */
export function frameMessages(): fc.Arbitrary<FrameMessage> {
  return fc.record({ headers: headers(), body: bodies() })
}

/** The bytes of up to a dozen valid messages, one after the other. */
export function frameStreams(): fc.Arbitrary<{
  readonly messages: readonly FrameMessage[]
  readonly bytes: Uint8Array
}> {
  return fc
    .array(frameMessages(), { maxLength: 12 })
    .map((messages) => ({ messages, bytes: Buffer.concat(messages.map(encodeMessage)) }))
}

const bodies = (): fc.Arbitrary<Uint8Array> =>
  fc.oneof(
    fc.json().map((json) => new TextEncoder().encode(json)),
    fc.uint8Array({ maxLength: 100 }),
    fc.integer({ min: 0, max: 4000 }).map((length) => new Uint8Array(length).fill(0x61)),
  )
