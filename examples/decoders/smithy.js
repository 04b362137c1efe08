// @smithy/eventstream-codec, the decoder of the newest official JavaScript SDK: cuts the body into messages as the SDK
// does, then decodes each.
import { installed } from './installed.js'
import { withInt64 } from './int64.js'

const { EventStreamCodec, MessageDecoderStream } = installed('@smithy/eventstream-codec')
const { getChunkedStream } = installed('@smithy/core/event-streams')

const codec = new EventStreamCodec(
  // As the SDK does on Node.
  ({ buffer, byteOffset, byteLength }) => Buffer.from(buffer, byteOffset, byteLength).toString('utf8'),
  (text) => Buffer.from(text, 'utf8'),
)

export const decode = (chunks) =>
  new MessageDecoderStream({ inputStream: getChunkedStream(chunks), decoder: codec })

export const encode = (message) => codec.encode(withInt64(message))
