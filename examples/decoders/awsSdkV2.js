// aws-sdk 2, the JavaScript SDK that is no longer maintained: its chunker cuts the body, its parser reads one message.
import { installed } from './installed.js'
import { withInt64 } from './int64.js'

// Sets up what the parts below take for granted.
installed('aws-sdk/lib/node_loader.js')
const { EventMessageChunkerStream } = installed('aws-sdk/lib/event-stream/event-message-chunker-stream.js')
const { parseMessage } = installed('aws-sdk/lib/event-stream/parse-message.js')
const { buildMessage } = installed('aws-sdk/lib/event-stream/build-message.js')

// The chunker is a stream; it is driven by hand, because a stream of Node that fails drops what nobody has read yet.
export async function* decode(chunks) {
  const chunker = new EventMessageChunkerStream()
  const messages = []
  let failure
  chunker.push = (message) => messages.push(message)
  const done = (error, message) => {
    failure ??= error
    if (message) messages.push(message)
  }
  for await (const chunk of chunks) {
    // oxlint-disable-next-line no-underscore-dangle
    chunker._transform(Buffer.from(chunk), 'buffer', done)
    for (const message of messages.splice(0)) yield parseMessage(message)
    if (failure) throw failure
  }
  // oxlint-disable-next-line no-underscore-dangle
  chunker._flush(done)
  for (const message of messages.splice(0)) yield parseMessage(message)
  if (failure) throw failure
}

export function encode(message) {
  const { headers, body } = withInt64(message)
  return buildMessage({ headers, body: Buffer.from(body) })
}
