import { FrameInspector } from '../../../wire/frames/inspector.js'
import { OVERHEAD } from '../../../wire/frames/assemble.js'
import type { HeaderValue, Message } from '../../../wire/frames/message.js'
import { readHeaders } from '../../../wire/frames/readHeaders.js'
import { MAX_HEADERS_LENGTH, MAX_PAYLOAD_LENGTH } from '../../../wire/frames/rules.js'
import type { InspectedMessage } from '../../../wire/frames/inspectedMessage.js'
import type { DecoderMutant } from '../mutant.js'
import { tweak } from '../tweak.js'
import { walk } from '../walk.js'

/** Refuses messages larger than it likes. */
const limiting = (payload: number, headers: number) =>
  tweak({
    after(message, { totalLength, headersLength }) {
      if (totalLength - headersLength - OVERHEAD > payload) throw new Error('the payload is too long')
      if (headersLength > headers) throw new Error('the headers are too long')
      return message
    },
  })

/** As many headers as can be read, however long the section is said to be. */
function greedy({ bytes }: InspectedMessage): Message {
  const rest = bytes.subarray(12, -4)
  const found = readHeaders(rest, 12).headers
  const headers: Record<string, HeaderValue> = Object.create(null)
  for (const { name, value } of found) headers[name] ??= value
  const last = found.at(-1)
  return {
    headers,
    body: new Uint8Array(last === undefined ? rest : rest.subarray(last.offset + last.length - 12)),
  }
}

export const preludeMutants: readonly DecoderMutant[] = [
  {
    id: 'no-empty-message',
    intent: 'refuses a message without headers and payload',
    make: () =>
      tweak({
        after(message, { totalLength }) {
          if (totalLength === OVERHEAD) throw new Error('there is nothing in this message')
          return message
        },
      }),
  },
  {
    id: 'no-prelude-crc',
    intent: 'does not check the prelude checksum',
    make: () => walk({ preludeCrc: false }),
  },
  {
    id: 'no-minimum',
    intent: 'goes on by whatever the total length says, and by 0 for ever',
    make: () => walk({ minimum: 0 }),
  },
  {
    id: 'minimum-of-12',
    intent: 'takes a total length of 12 to 15 for a message',
    make: () => walk({ minimum: 12 }),
  },
  {
    id: 'small-length-is-the-end',
    intent: 'takes a total length that is too small for the end of the stream',
    make: () => tweak({ tolerate: ({ code }) => code === 'total-length.minimum' }),
  },
  {
    id: 'no-room-check',
    intent: 'does not check that the headers fit into their message',
    make: () => walk({ room: false }),
  },
  {
    id: 'signed-lengths',
    intent: 'reads the total length as a signed number',
    make: () => walk({ signed: true }),
  },
  {
    id: 'reserves-by-claim',
    intent: 'takes memory for as many bytes as the total length says, before anything is checked',
    make: () => walk({ reserve: true }),
  },
  {
    id: 'waits-for-headers',
    intent: 'looks at a prelude when there is something behind it',
    make: () => ({
      decode: async function* waiting(chunks) {
        const inspector = new FrameInspector()
        const pieces: Uint8Array[] = []
        let length = 0
        for await (const chunk of chunks) {
          pieces.push(new Uint8Array(chunk))
          length += chunk.length
          if (length <= 12) continue
          yield* inspector.push(Buffer.concat(pieces.splice(0))).map((message) => message.toMessage())
          if (inspector.faults.length > 0) throw new Error('broken')
        }
        inspector.push(Buffer.concat(pieces))
        inspector.end()
        if (inspector.faults.length > 0) throw new Error('broken')
      },
    }),
  },
  {
    id: 'greedy-headers',
    intent: 'reads headers for as long as it finds some, whatever the headers length says',
    make: () => tweak({ after: (_, message) => greedy(message) }),
  },
  {
    id: 'limit-of-16-mib',
    intent: 'refuses payloads of more than 16 MiB',
    heavy: true,
    make: () => limiting(16_777_215, Number.POSITIVE_INFINITY),
  },
  {
    id: 'limits-too-low',
    intent: 'refuses what is exactly as long as the limits allow',
    heavy: true,
    make: () => limiting(MAX_PAYLOAD_LENGTH - 1, MAX_HEADERS_LENGTH - 1),
  },
  {
    id: 'client-with-limits',
    intent: 'keeps to the limits although it is a client',
    role: 'client',
    heavy: true,
    make: () => tweak({ role: 'service' }),
  },
  {
    id: 'service-without-limits',
    intent: 'does not keep to the limits although it is a service',
    role: 'service',
    heavy: true,
    make: () => tweak({}),
  },
]
