import { frameFaults } from '../../../../generators/frames/faults.js'
import { FrameInspector } from '../../../wire/frames/inspector.js'
import { encodeMessage } from '../../../wire/frames/encode.js'
import type { InspectedMessage } from '../../../wire/frames/inspectedMessage.js'
import type { DecoderMutant } from '../mutant.js'
import { tweak } from '../tweak.js'

/** Takes the right checksum, and one that is computed in this wrong way. */
const alsoTaking = (id: string, intent: string, fault: string): DecoderMutant => ({
  id,
  intent,
  make: () =>
    tweak({ tolerate: ({ code }, message) => code === 'message.crc' && miscounts(message!, fault) }),
})

function miscounts(message: InspectedMessage, fault: string): boolean {
  const headers = message.headers.map(({ name, value }) => [name, value] as const)
  const wrong = frameFaults.find(({ id }) => id === fault)!.make({ headers, body: message.payload }, 0)
  return (
    Buffer.compare(wrong, message.bytes) === 0 &&
    Buffer.compare(wrong, encodeMessage({ headers, body: message.payload })) !== 0
  )
}

export const checksumMutants: readonly DecoderMutant[] = [
  {
    id: 'no-message-crc',
    intent: 'does not check the message checksum',
    make: () => tweak({ tolerate: ({ code }) => code === 'message.crc' }),
  },
  alsoTaking(
    'crc-without-prelude-crc',
    'leaves the prelude checksum out of the message checksum',
    'crc-without-prelude-crc',
  ),
  alsoTaking(
    'crc-of-data-alone',
    'computes the message checksum from headers and payload',
    'crc-of-data-alone',
  ),
  alsoTaking('crc-little-endian', 'takes a checksum in either order of bytes', 'crc-little-endian'),
  alsoTaking('crc-castagnoli', 'takes a CRC-32C as well', 'crc-32c'),
  {
    id: 'signed-crc',
    intent: 'compares a signed checksum with an unsigned one, so that both high bits at once are refused',
    make: () =>
      tweak({
        after(message, { preludeCrc, messageCrc }) {
          if (Math.min(preludeCrc.stored, messageCrc.stored) >= 2 ** 31)
            throw new Error('the checksums differ')
          return message
        },
      }),
  },
  {
    id: 'goes-on',
    intent: 'leaves out a message with a wrong checksum and goes on with the next',
    make: () => ({
      decode: async function* going(chunks) {
        const inspector = new FrameInspector()
        for await (const chunk of chunks) {
          for (const message of inspector.push(chunk))
            if (message.faults.length === 0) yield message.toMessage()
        }
        inspector.end()
        if (inspector.faults.length > 0) throw new Error('the stream was damaged')
      },
    }),
  },
  {
    id: 'tells-nothing',
    intent: 'says no more of a fault than that there is one',
    make: () => tweak({ rethrow: () => new Error('invalid stream') }),
  },
]
