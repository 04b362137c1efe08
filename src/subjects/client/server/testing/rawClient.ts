import { connect, type Socket } from 'node:net'
import { connect as connectTls } from 'node:tls'
import type { ScriptedRoute, ScriptedServer } from '../../script.js'

/** A client that does nothing of its own accord: it shows what is on the wire. */
export interface RawClient {
  readonly socket: Socket
  /** What came so far. */
  bytes(): Buffer
  /** How the connection ended: by FIN or by RST. */
  readonly ended: Promise<'fin' | 'rst'>
}

/** Connect to a route, with TLS where its endpoint says so. */
export async function connectRaw(
  { endpoint }: ScriptedRoute,
  { ca }: ScriptedServer,
  alpn = 'http/1.1',
): Promise<RawClient> {
  const { protocol, port } = new URL(endpoint)
  const place = { host: '127.0.0.1', port: Number(port) }
  const socket = protocol === 'https:' ? connectTls({ ...place, ca, ALPNProtocols: [alpn] }) : connect(place)
  await new Promise((resolve, reject) => {
    socket.once(protocol === 'https:' ? 'secureConnect' : 'connect', resolve).once('error', reject)
  })
  let pieces: Buffer[] = []
  socket.on('data', (piece) => {
    pieces.push(piece)
  })
  const ended = new Promise<'fin' | 'rst'>((resolve) => {
    socket.once('end', () => resolve('fin'))
    socket.once('error', (error: NodeJS.ErrnoException) =>
      resolve(error.code === 'ECONNRESET' ? 'rst' : 'fin'),
    )
  })
  return {
    socket,
    bytes() {
      if (pieces.length > 1) pieces = [Buffer.concat(pieces)]
      return pieces[0] ?? Buffer.alloc(0)
    },
    ended,
  }
}

/** A request of HTTP/1.1 for a route. */
export const request1 = (key: string, body = '{}'): string =>
  `POST /model/${key}/converse HTTP/1.1\r\nHost: x\r\nX-ODD-case:  a b \r\nContent-Length: ${body.length}\r\n\r\n${body}`

/** The first request of a connection of HTTP/2, preface and settings before it. */
export function request2(key: string): Buffer {
  const text = (index: number, value: string) => Buffer.from([index, value.length, ...Buffer.from(value)])
  // `:method: POST` and `:scheme: http` of the static table, `:path` and `:authority` as literals (RFC 7541).
  const block = [Buffer.from([0x83, 0x86]), text(0x04, `/model/${key}/converse`), text(0x01, 'x')]
  return Buffer.concat([
    Buffer.from('PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n'),
    frameOf(SETTINGS, 0, 0, Buffer.alloc(0)),
    frameOf(HEADERS, END_STREAM | 0x04, 1, Buffer.concat(block)),
  ])
}

const DATA = 0
const HEADERS = 1
const RST_STREAM = 3
const SETTINGS = 4
const GOAWAY = 7
const END_STREAM = 1

function frameOf(type: number, flags: number, id: number, payload: Buffer): Buffer {
  const head = Buffer.from([0, payload.length >> 8, payload.length & 0xff, type, flags, 0, 0, 0, id])
  return Buffer.concat([head, payload])
}

/** What the frames of the first stream and of the connection say, in order, one word each; settings left out. */
export function framesIn(bytes: Buffer): readonly string[] {
  const words: string[] = []
  for (let at = 0; at < bytes.length;) {
    const length = at + 9 <= bytes.length ? bytes.readUIntBE(at, 3) : Infinity
    const payload = bytes.subarray(at + 9, at + 9 + length)
    const [type, flags] = [bytes[at + 3]!, bytes[at + 4]!]
    if (payload.length < length) words.push(`part of ${type}`)
    else if (type === DATA)
      words.push(...(length > 0 ? [payload.toString()] : []), ...(flags & END_STREAM ? ['end'] : []))
    else if (type === HEADERS) words.push('head')
    else if (type === RST_STREAM) words.push(`reset ${payload.readUInt32BE()}`)
    else if (type === GOAWAY) words.push(`goaway ${payload.readUInt32BE(4)} after ${payload.readUInt32BE()}`)
    at += 9 + length
  }
  return words
}
