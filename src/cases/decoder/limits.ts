import type { FrameMessage } from '../../../generators/frames/messages.js'
import { MAX_HEADERS_LENGTH, MAX_PAYLOAD_LENGTH } from '../../wire/frames/rules.js'
import type { DecoderCaseData } from './caseData.js'
import { delta, encoded, eventHeaders, sectionOf } from './samples.js'
import { accept, reject } from './trials.js'

/** An event with a payload of `length` bytes, which is JSON: some decoders parse it. */
function payloadOf(length: number): FrameMessage {
  const [before, after] = ['{"text":"', '"}']
  const body = Buffer.alloc(length, 'a')
  body.write(before)
  body.write(after, length - after.length)
  return { headers: eventHeaders('contentBlockDelta'), body: new Uint8Array(body) }
}

/** A message whose header section has `length` bytes: as many of the largest headers as fit, and one for the rest. */
function headersOf(length: number): FrameMessage {
  const sizes: number[] = []
  const header = 1 + 1 + 1 + 2
  for (let left = length; left > 0; left -= sizes.at(-1)! + header)
    sizes.push(Math.min(left - header, 32_767))
  const message: FrameMessage = {
    headers: sizes.map((size, index) => [`${index}`, { type: 'binary', value: new Uint8Array(size) }]),
    body: new Uint8Array(),
  }
  if (sectionOf(message).length !== length) throw new Error(`no headers of ${length} bytes`)
  return message
}

const whole = (name: string, make: () => FrameMessage): DecoderCaseData['trials'] =>
  function* trials() {
    const message = make()
    yield accept(name, encoded(message), [message])
  }

const refused = (name: string, make: () => FrameMessage): DecoderCaseData['trials'] =>
  function* trials() {
    yield reject(name, encoded(delta('one'), make()), [delta('one')])
  }

/** A service must keep to the limits, a client must not: so a client takes what is larger. */
export const limits: readonly DecoderCaseData[] = [
  {
    id: 'limits.payload-16-mib',
    rule: 'frames.lengths',
    heavy: true,
    title: 'payloads of 16 MiB and one byte more are accepted: that was the limit once',
    *trials() {
      for (const length of [16_777_216, 16_777_217]) {
        yield accept(`${length} bytes`, encoded(payloadOf(length)), [payloadOf(length)])
      }
    },
  },
  {
    id: 'limits.payload-24-mib',
    rule: 'frames.lengths',
    heavy: true,
    title: 'a payload of 24 MiB, the limit, is accepted',
    trials: whole('25,165,824 bytes', () => payloadOf(MAX_PAYLOAD_LENGTH)),
  },
  {
    id: 'limits.payload-over.client',
    rule: 'frames.limits.client',
    role: 'client',
    heavy: true,
    title: 'a payload of 24 MiB and one byte is accepted by a client',
    trials: whole('25,165,825 bytes', () => payloadOf(MAX_PAYLOAD_LENGTH + 1)),
  },
  {
    id: 'limits.payload-over.service',
    rule: 'frames.limits.service',
    role: 'service',
    twins: ['limits.payload-24-mib'],
    heavy: true,
    title: 'a payload of 24 MiB and one byte is refused by a service',
    trials: refused('25,165,825 bytes', () => payloadOf(MAX_PAYLOAD_LENGTH + 1)),
  },
  {
    id: 'limits.headers-128-kib',
    rule: 'frames.lengths',
    heavy: true,
    title: 'headers of 128 KiB, the limit, are accepted',
    trials: whole('131,072 bytes', () => headersOf(MAX_HEADERS_LENGTH)),
  },
  {
    id: 'limits.headers-over.client',
    rule: 'frames.limits.client',
    role: 'client',
    heavy: true,
    title: 'headers of 128 KiB and one byte are accepted by a client',
    trials: whole('131,073 bytes', () => headersOf(MAX_HEADERS_LENGTH + 1)),
  },
  {
    id: 'limits.headers-over.service',
    rule: 'frames.limits.service',
    role: 'service',
    twins: ['limits.headers-128-kib'],
    heavy: true,
    title: 'headers of 128 KiB and one byte are refused by a service',
    trials: refused('131,073 bytes', () => headersOf(MAX_HEADERS_LENGTH + 1)),
  },
]
