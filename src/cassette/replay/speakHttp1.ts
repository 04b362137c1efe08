import type { Socket } from 'node:net'
import { setTimeout as pause } from 'node:timers/promises'
import { bounded } from '../../wire/http/bounded.js'
import { ByteQueue } from '../../wire/http/byteQueue.js'
import type { Speak } from '../../wire/http/connections.js'
import { ResponseFault } from '../../wire/http/readFields.js'
import { readRequest, type ReadRequest } from '../../wire/http/readRequest.js'
import { refused, type Playable } from './playable.js'
import { inTime } from './pace.js'
import type { Player } from './player.js'
import { renderHttp1, type Http1Script } from './renderHttp1.js'

/** Bytes that a client may send ahead while its answer is being written. */
const maxAhead = 1 << 20

/**
 * Speak HTTP/1.1 (RFC 9112) on sockets handed over with their first bytes unread: requests one after the other, answers
 * byte for byte, which a library would head with fields of its own.
 */
export function speakHttp1(player: Player): Speak {
  const scripts = new WeakMap<Playable, Http1Script>()
  const scriptOf = (playable: Playable, minor: '0' | '1'): Http1Script => {
    if (minor === '0') return renderHttp1(playable, minor)
    const known = scripts.get(playable)
    if (known !== undefined) return known
    const script = renderHttp1(playable)
    scripts.set(playable, script)
    return script
  }

  return (socket, connection) => {
    const input = new ByteQueue()
    const limits = {
      maxBodyBytes: player.maxBodyBytes,
      proceed: () => void socket.write('HTTP/1.1 100 Continue\r\n\r\n'),
    }
    const gone = new AbortController()
    let reading = readRequest(input, limits)
    let isAnswering = false

    const advance = () => {
      for (;;) {
        if (isAnswering || socket.destroyed) return
        const read = next()
        if (read === 'wait') return
        if (read === undefined) return void socket.end()
        reading = readRequest(input, limits)
        answer(read)
      }
    }
    const next = (): ReadRequest | 'wait' | undefined => {
      try {
        const step = reading.next()
        return step.done ? step.value : 'wait'
      } catch (error) {
        if (!(error instanceof ResponseFault)) throw error
        if (error.end === 'malformed') socket.write(renderHttp1(refused(error.message), '0').atOnce!)
        return undefined
      }
    }
    /** Without waiting, a whole answer is written here and now; everything else takes its time. */
    const answer = ({ request, head, reusable }: ReadRequest) => {
      connection.enter()
      const playable = player.choose(request, '1.1')
      const script = scriptOf(playable, /HTTP\/1\.0\r?\n/.test(head) ? '0' : '1')
      const settle = () => {
        connection.leave()
        if (script.closes || !reusable) socket.end()
      }
      const { atOnce } = script
      const isWhole = player.speed === Infinity && atOnce !== undefined
      if (isWhole && socket.write(atOnce)) return settle()
      isAnswering = true
      const wait = isWhole
        ? bounded(drained(socket), player.stallMs)
        : perform(socket, playable, script, player, gone.signal)
      wait
        .then(settle, () => {
          connection.leave()
          socket.destroy()
        })
        .finally(() => {
          isAnswering = false
          advance()
        })
    }

    socket.on('data', (bytes: Buffer) => {
      input.push(bytes)
      if (isAnswering && input.length > maxAhead) socket.destroy()
      else advance()
    })
    socket.once('end', () => {
      input.ended = true
      advance()
    })
    socket.once('close', () => gone.abort(new Error('the client closed the connection')))
    socket.resume()
  }
}

/** Write head and pieces, each in a write of its own when it is due, and break off where the recording did. */
async function perform(
  socket: Socket,
  { response: { status, end } }: Playable,
  { head, pieces, framing }: Http1Script,
  { speed, stallMs, patienceMs }: Player,
  signal: AbortSignal,
): Promise<void> {
  const write = (bytes: Uint8Array) => bounded(written(socket, bytes), stallMs)
  if (status !== undefined) {
    await write(head)
    for await (const index of inTime(pieces, speed, signal)) await write(pieces[index]!.bytes)
  }
  if (end === 'complete') return
  if (end === 'aborted') await pause(patienceMs, undefined, { signal })
  // Where the end of the connection would pass for the end of the body, it is reset, once the rest has arrived.
  if (end === 'refused' || framing === 'close') {
    await pause(settleMs)
    socket.resetAndDestroy()
  } else socket.destroySoon()
}

const settleMs = 25

const written = (socket: Socket, bytes: Uint8Array): Promise<void> =>
  new Promise((resolve, reject) => {
    socket.write(bytes, (error) => {
      if (error) reject(error)
      else resolve()
    })
  })

const drained = (socket: Socket): Promise<void> =>
  new Promise((resolve) => {
    const done = () => {
      socket.off('drain', done).off('close', done)
      resolve()
    }
    socket.on('drain', done).on('close', done)
  })
