// @aws-sdk/eventstream-codec 3.374, the last release under that name, with the chunker that the SDK of its time put
// before it.
import { installed } from './installed.js'
import { withInt64 } from './int64.js'

const { EventStreamCodec, MessageDecoderStream } = installed('@aws-sdk/eventstream-codec')
const { getChunkedStream } = installed('@smithy/eventstream-serde-universal/dist-cjs/getChunkedStream.js')

const codec = new EventStreamCodec(
  // As the SDK does on Node.
  ({ buffer, byteOffset, byteLength }) => Buffer.from(buffer, byteOffset, byteLength).toString('utf8'),
  (text) => Buffer.from(text, 'utf8'),
)

export const decode = (chunks) =>
  new MessageDecoderStream({ inputStream: getChunkedStream(chunks), decoder: codec })

export const encode = (message) => codec.encode(withInt64(message))
