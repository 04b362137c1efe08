import { connect, constants, type ClientHttp2Session, type ClientHttp2Stream } from 'node:http2'
import { parseBaseUrl } from '../../../wire/http/baseUrl.js'
import { pairHeaders, toHttp2Headers } from '../../../wire/http/headers.js'
import { header, type HttpRequest } from '../../../wire/http/message.js'
import type { Address, Reply, Transport } from '../parts.js'

/** HTTP/2, one session for each origin: with prior knowledge in the clear (RFC 9113, section 3.3), by ALPN over TLS. */
export function createHttp2(rejectUnauthorized: boolean): Transport {
  const sessions = new Map<string, ClientHttp2Session>()
  const sessionFor = ({ endpoint, ca }: Address): ClientHttp2Session => {
    const { origin } = parseBaseUrl(endpoint)
    const name = `${origin} ${ca ?? ''}`
    const known = sessions.get(name)
    if (known !== undefined && !known.closed && !known.destroyed) return known
    const session = connect(origin, { rejectUnauthorized, ...(ca !== undefined && { ca }) })
    // Its streams tell what happened to it.
    session.on('error', () => {})
    session.unref()
    sessions.set(name, session)
    return session
  }
  return {
    send: (request, address, signal) =>
      exchange(sessionFor(address), request, parseBaseUrl(address.endpoint).tls, signal),
    close: () => {
      for (const session of sessions.values()) session.destroy()
    },
  }
}

function exchange(
  session: ClientHttp2Session,
  { method, target, headers, body }: HttpRequest,
  tls: boolean,
  signal: AbortSignal,
): Promise<Reply> {
  const { host, ...fields } = toHttp2Headers(headers)
  const head = {
    ':method': method,
    ':scheme': tls ? 'https' : 'http',
    ':authority': host as string,
    ':path': target,
    ...fields,
  }
  const stream = session.request(head, { endStream: body.byteLength === 0 })
  session.ref()
  const stop = () => {
    stream.close(constants.NGHTTP2_CANCEL)
    stream.destroy(signal.reason as Error)
  }
  if (signal.aborted) stop()
  else signal.addEventListener('abort', stop, { once: true })
  stream.once('close', () => {
    signal.removeEventListener('abort', stop)
    session.unref()
  })
  return new Promise((resolve, reject) => {
    stream.on('error', reject)
    stream.once('close', () => {
      reject(new Error(`the stream was reset before its answer: code ${stream.rstCode}`))
    })
    stream.once('response', (_fields, _flags, raw?: string[]) => {
      resolve(replyOf(stream, pairHeaders(raw ?? [])))
    })
    if (body.byteLength > 0) stream.end(body)
  })
}

function replyOf(stream: ClientHttp2Stream, fields: Reply['headers']): Reply {
  return {
    status: Number(header(fields, ':status')),
    headers: fields.filter(([name]) => !name.startsWith(':')),
    body: whole(stream),
    cancel: () => {
      stream.close(constants.NGHTTP2_CANCEL)
    },
  }
}

/** A stream that is reset ends like any other for whoever only reads it. */
async function* whole(stream: ClientHttp2Stream): AsyncGenerator<Uint8Array> {
  let reset = false
  stream.once('aborted', () => {
    reset = true
  })
  yield* stream as AsyncIterable<Uint8Array>
  if (reset || stream.rstCode !== constants.NGHTTP2_NO_ERROR)
    throw new Error(`the stream was reset: code ${stream.rstCode}`)
}
