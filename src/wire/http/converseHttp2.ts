import { constants, type ClientHttp2Session, type ClientHttp2Stream } from 'node:http2'
import type { BaseUrl } from './baseUrl.js'
import { pairHeaders, toHttp2Headers } from './headers.js'
import { header, type HttpExchange, type HttpRequest, type Watch } from './message.js'
import { Observation } from './observation.js'
import { slices } from './slices.js'
import { describeSocketError } from './socketError.js'

export interface Conversed {
  readonly exchange: HttpExchange
  /** The server did not process the request: `surely`, as it said so, or `perhaps`, as the connection ended first. */
  readonly unprocessed?: 'surely' | 'perhaps'
}

/** One request and its response on a session. Rejects with a TypeError for a request that HTTP/2 cannot carry. */
export async function converseHttp2(
  session: ClientHttp2Session,
  base: BaseUrl,
  request: HttpRequest,
  signal: AbortSignal,
  watch?: Watch,
): Promise<Conversed> {
  const seen = new Observation(request, '2', watch)
  const stream = startStream(session, base, request)
  if (!stream) return { exchange: seen.end('reset', 'the connection was closed'), unprocessed: 'surely' }
  return new Promise((resolve) => {
    let ended = false
    let uploaded = false
    let gaveUp = false
    let failure: NodeJS.ErrnoException | undefined
    const stop = () => {
      resolve({ exchange: seen.end('timeout', String(signal.reason)) })
      stream.close(constants.NGHTTP2_CANCEL)
    }
    stream.on('response', (_headers, _flags, raw?: string[]) => {
      const fields = pairHeaders(raw ?? [])
      seen.head(
        Number(header(fields, ':status')),
        fields.filter(([name]) => !name.startsWith(':')),
      )
    })
    stream.on('data', (bytes: Buffer) => {
      seen.chunk(bytes)
    })
    stream.on('trailers', (_headers, _flags, raw?: string[]) => {
      seen.trailers(pairHeaders(raw ?? []))
    })
    stream.once('end', () => {
      ended = true
      // Answered before it was asked in full: the rest of the request is pointless.
      if (uploaded || stream.rstCode !== constants.NGHTTP2_NO_ERROR) return
      gaveUp = true
      stream.close(constants.NGHTTP2_CANCEL)
    })
    stream.once('error', (error) => {
      failure = error
    })
    stream.once('close', () => {
      signal.removeEventListener('abort', stop)
      const code = stream.rstCode
      if (ended && seen.answered && (code === constants.NGHTTP2_NO_ERROR || gaveUp) && !failure) {
        resolve({ exchange: seen.end('complete') })
        return
      }
      const { end, fault } = explain(code, failure)
      const unprocessed =
        code === constants.NGHTTP2_REFUSED_STREAM
          ? 'surely'
          : !seen.answered && (session.closed || session.destroyed) && end === 'reset'
            ? 'perhaps'
            : undefined
      resolve({ exchange: seen.end(end, fault), ...(unprocessed && { unprocessed }) })
    })
    if (signal.aborted) stop()
    else signal.addEventListener('abort', stop, { once: true })
    void upload(stream, request.body).then(() => {
      uploaded = true
      return undefined
    })
  })
}

/** The last portion says that it is the last: the server need not wait for an empty frame to know. */
async function upload(stream: ClientHttp2Stream, body: Uint8Array): Promise<void> {
  const portions = [...slices(body)]
  const last = portions.pop()
  for (const portion of portions) {
    if (!stream.writable) return
    await new Promise<void>((resolve) => {
      stream.write(portion, () => {
        resolve()
      })
    })
  }
  if (!stream.writable) return
  await new Promise<void>((resolve) => {
    stream.end(last, () => {
      resolve()
    })
  })
}

/** Undefined when the session takes no more streams. */
function startStream(
  session: ClientHttp2Session,
  base: BaseUrl,
  request: HttpRequest,
): ClientHttp2Stream | undefined {
  const { host, ...fields } = toHttp2Headers(request.headers)
  if (session.closed || session.destroyed) return undefined
  const head = {
    ':method': request.method,
    ':scheme': base.tls ? 'https' : 'http',
    ':authority': typeof host === 'string' ? host : base.authority,
    ':path': request.target,
    ...fields,
  }
  return session.request(head, { endStream: request.body.byteLength === 0 })
}

/** Error codes of RFC 9113, section 7, by number. */
const codes = [
  'NO_ERROR',
  'PROTOCOL_ERROR',
  'INTERNAL_ERROR',
  'FLOW_CONTROL_ERROR',
  'SETTINGS_TIMEOUT',
  'STREAM_CLOSED',
  'FRAME_SIZE_ERROR',
  'REFUSED_STREAM',
  'CANCEL',
  'COMPRESSION_ERROR',
  'CONNECT_ERROR',
  'ENHANCE_YOUR_CALM',
  'INADEQUATE_SECURITY',
  'HTTP_1_1_REQUIRED',
]

function explain(code: number, failure: NodeJS.ErrnoException | undefined) {
  if (failure?.code === 'ERR_HTTP2_ERROR') {
    return {
      end: 'malformed',
      fault: `the server does not speak HTTP/2 as it should: ${failure.message}`,
    } as const
  }
  if (failure && !failure.code?.startsWith('ERR_HTTP2')) {
    return { end: 'reset', fault: describeSocketError(failure) } as const
  }
  if (code === constants.NGHTTP2_PROTOCOL_ERROR) {
    return { end: 'malformed', fault: 'the stream broke the protocol of HTTP/2: PROTOCOL_ERROR' } as const
  }
  return {
    end: 'reset',
    fault: `the stream was ended before its answer was complete: ${codes[code] ?? code}`,
  } as const
}
