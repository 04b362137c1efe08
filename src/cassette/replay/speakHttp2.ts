import { performServerHandshake, type OutgoingHttpHeaders, type ServerHttp2Stream } from 'node:http2'
import { setTimeout as pause } from 'node:timers/promises'
import { bounded } from '../../wire/http/bounded.js'
import type { Connection, Speak } from '../../wire/http/connections.js'
import { pairHeaders, plainHeaders, pseudoHeader, toHttp2Headers } from '../../wire/http/headers.js'
import type { HeaderList, HttpChunk, HttpRequest } from '../../wire/http/message.js'
import { receiveBody } from '../../wire/http/receiveBody.js'
import { frameHttp2 } from './framing.js'
import { inTime } from './pace.js'
import { refused, type Playable } from './playable.js'
import type { Player } from './player.js'

/** Room for a large request body without waiting for a window update every 64 KiB. */
const windowBytes = 1 << 20

/** Speak HTTP/2 with prior knowledge (RFC 9113, section 3.3) on sockets handed over with their first bytes unread. */
export function speakHttp2(player: Player): Speak {
  return (socket, connection) => {
    const session = performServerHandshake(socket, { settings: { initialWindowSize: windowBytes } })
    connection.farewell = () => session.close()
    // A client that breaks the protocol is cut off by the session; there is nothing to add.
    session.on('error', () => {})
    session.setLocalWindowSize(windowBytes)
    session.on('stream', (stream, _headers, _flags, rawHeaders?: string[]) => {
      stream.on('error', () => {})
      void take(stream, pairHeaders(rawHeaders ?? []), player, connection)
    })
  }
}

async function take(
  stream: ServerHttp2Stream,
  fields: HeaderList,
  player: Player,
  connection: Connection,
): Promise<void> {
  connection.enter()
  try {
    await perform(stream, await receive(stream, fields, player), player)
  } catch {
    // Not `close`, which ends an answer properly before it resets the stream.
    stream.destroy(new Error('the answer was broken off'))
  } finally {
    connection.leave()
  }
}

async function receive(
  stream: ServerHttp2Stream,
  fields: HeaderList,
  { maxBodyBytes }: Player,
): Promise<HttpRequest | 'too-large'> {
  const body = await receiveBody(stream, maxBodyBytes)
  if (body === 'gone') throw new Error('the request is not complete')
  if (body === 'too-large') return body
  return {
    method: pseudoHeader(fields, ':method') ?? '',
    target: pseudoHeader(fields, ':path') ?? '',
    headers: plainHeaders(fields),
    body,
  }
}

/** Write head and pieces, each in a DATA frame of its own when it is due, and break off where the recording did. */
async function perform(
  stream: ServerHttp2Stream,
  request: HttpRequest | 'too-large',
  player: Player,
): Promise<void> {
  const playable =
    request === 'too-large'
      ? refused(`the body of the request has more than ${player.maxBodyBytes} bytes`)
      : player.choose(request, '2')
  const { status, trailers, chunks, end } = playable.response
  if (status !== undefined) {
    // What date there is, was recorded; `sendDate` is missing from the type, not from Node.
    const options = { sendDate: false, waitForTrailers: trailers.length > 0 }
    stream.respond(headOf(playable), options)
    stream.once('wantTrailers', () => stream.sendTrailers(toHttp2Headers(trailers)))
    const pieces = chunks.filter(({ bytes }) => bytes.byteLength > 0)
    if (player.speed === Infinity) await allWritten(stream, pieces, player.stallMs)
    else
      for await (const index of inTime(pieces, player.speed, goneSignal(stream))) {
        await bounded(written(stream, pieces[index]!.bytes), player.stallMs)
      }
  }
  if (end === 'complete') return bounded(ended(stream), player.stallMs)
  if (end === 'aborted') await pause(player.patienceMs, undefined, { signal: goneSignal(stream) })
  throw new Error('the recording breaks off here')
}

/** Fires when the client gives the stream up. */
function goneSignal(stream: ServerHttp2Stream): AbortSignal {
  const gone = new AbortController()
  const leave = () => gone.abort(new Error('the client gave the stream up'))
  if (stream.destroyed) leave()
  else stream.once('close', leave)
  return gone.signal
}

/** Fulfilled when the piece has left in a frame: what is written before that may share one with it. */
const written = (stream: ServerHttp2Stream, bytes: Uint8Array): Promise<void> =>
  new Promise((resolve, reject) => {
    stream.write(bytes, (error) => {
      if (error) reject(error)
      else resolve()
    })
  })

const heads = new WeakMap<Playable, OutgoingHttpHeaders>()

/** The head of a response, made once. */
function headOf(playable: Playable): OutgoingHttpHeaders {
  const known = heads.get(playable)
  if (known !== undefined) return known
  const head = { ':status': playable.response.status, ...toHttp2Headers(frameHttp2(playable)) }
  heads.set(playable, head)
  return head
}

/** One after the other, with nothing to wait for but the client. */
function allWritten(stream: ServerHttp2Stream, pieces: readonly HttpChunk[], stallMs: number): Promise<void> {
  stream.setTimeout(stallMs, () => stream.destroy(new Error(`the client did not read for ${stallMs} ms`)))
  return new Promise((resolve, reject) => {
    const write = (index: number) => {
      const piece = pieces[index]
      if (piece === undefined) resolve()
      else
        stream.write(piece.bytes, (error) => {
          if (error) reject(error)
          else write(index + 1)
        })
    }
    write(0)
  })
}

const ended = (stream: ServerHttp2Stream): Promise<void> =>
  new Promise((resolve) => {
    if (stream.destroyed) resolve()
    else stream.once('close', resolve).end(resolve)
  })
