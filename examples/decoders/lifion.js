// lifion-aws-event-stream: gives header values without their types and payloads as JSON or text, so both are put back as
// far as that can be done.
import { installed } from './installed.js'

const { Parser } = installed('lifion-aws-event-stream')

// The parser is a stream; it is driven by hand, because a stream of Node that fails drops what nobody has read yet.
export async function* decode(chunks) {
  const parser = new Parser()
  const messages = []
  let failure
  parser.push = (message) => messages.push(message)
  parser.emit = (_, error) => {
    failure ??= error
  }
  for await (const chunk of chunks) {
    // oxlint-disable-next-line no-underscore-dangle
    parser._transform(Buffer.from(chunk), 'buffer', () => {})
    yield* messages.splice(0).map(restored)
    if (failure) throw failure
  }
}

const restored = ({ headers, payload }) => ({
  headers: Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, typed(value)])),
  body: Buffer.from(typeof payload === 'string' ? payload : JSON.stringify(payload)),
})

function typed(value) {
  if (typeof value === 'boolean') return { type: 'boolean', value }
  if (typeof value === 'number') return { type: 'integer', value }
  if (value instanceof Date) return { type: 'timestamp', value }
  return Buffer.isBuffer(value) ? { type: 'binary', value } : { type: 'string', value }
}
