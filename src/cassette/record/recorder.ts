import { parseBaseUrl } from '../../wire/http/baseUrl.js'
import {
  connect,
  listen,
  type Authorize,
  type HttpClient,
  type HttpReply,
  type HttpRequest,
  type HttpVersion,
} from '../../wire/http/index.js'
import { packageVersion } from '../../files/packageRoot.js'
import { defaultRedaction, redactCassette, type RedactionRules } from '../redact/index.js'
import { Budget } from './budget.js'
import type { CassetteFolder } from './cassetteFolder.js'
import { forward } from './forward.js'
import { refusal, relay } from './relay.js'
import { Take } from './take.js'

export interface RecorderOptions {
  /** `http[s]://host[:port][/path]` */
  readonly upstream: string
  readonly folder: CassetteFolder
  /** `defaultRedaction` at least: see `addPatterns` for more. */
  readonly redaction?: RedactionRules
  /** Default 127.0.0.1. */
  readonly host?: string
  /** Default 0: any free one. */
  readonly port?: number
  /** How to speak to the upstream; as the client speaks, by default. */
  readonly version?: HttpVersion
  /** Certificates to trust, in PEM, instead of the usual ones. */
  readonly caPem?: string
  /** Signs each request for the upstream. What is recorded is what the client sent. */
  readonly authorize?: Authorize
  /** For the provenance: what records, by default this package, and who asks. */
  readonly recorder?: string
  readonly client?: string
  /** The largest body, in bytes; a larger one ends its exchange. Default 64 MiB. */
  readonly maxBodyBytes?: number
  /** All bodies of exchanges that are not saved yet. Default 512 MiB. */
  readonly maxHeldBytes?: number
  /** For one exchange, in milliseconds. Default one hour. */
  readonly timeoutMs?: number
  readonly onSaved?: (file: string) => void
  /** One sentence for everything that was not recorded as it should be. */
  readonly onProblem?: (problem: string) => void
}

export interface Recorder {
  /** `http://host:port`, for clients to take as their endpoint. */
  readonly url: string
  readonly port: number
  /** End what is under way, save it as aborted, and let go of everything. */
  close(): Promise<void>
}

/**
 * A reverse proxy that saves each exchange as a cassette. HTTP/1.1 and HTTP/2 with prior knowledge come in on one port;
 * responses go through piece by piece as they arrive, and end as the upstream or the client ended them. A request goes on
 * when it is whole: one that its client gives up before is not recorded.
 *
 * Throws a TypeError for an upstream that is no base URL; rejects with the system's error when the port cannot be had.
 */
export async function startRecorder(options: RecorderOptions): Promise<Recorder> {
  const {
    folder,
    redaction = defaultRedaction,
    maxBodyBytes = 64 * mebi,
    timeoutMs = hour,
    onProblem = () => {},
  } = options
  const base = parseBaseUrl(options.upstream)
  const clients = clientsFor(options)
  const budget = new Budget(options.maxHeldBytes ?? 512 * mebi)
  const full = `bodies that are not saved yet hold ${budget.limit} bytes in all, which is the limit`
  const versions = new WeakMap<HttpRequest, HttpVersion>()
  const underWay = new Map<AbortController, Promise<void>>()

  const handle = async (request: HttpRequest, gone: AbortSignal): Promise<HttpReply> => {
    let held = request.body.byteLength
    if (!budget.take(held)) {
      onProblem(`a request was refused: ${full}`)
      return refusal(503, `The recorder is full: ${full}.`)
    }
    const number = folder.next()
    const version = versions.get(request)
    const client = clients.get(options.version ?? version ?? '1.1')
    const take = new Take(request, { client: version, upstream: client.httpVersion })
    const stop = new AbortController()
    const leave = () => stop.abort('the client went away')
    if (gone.aborted) leave()
    else gone.addEventListener('abort', leave, { once: true })
    let received = 0
    const { reply, ended } = relay(client, forward(request, base.authority), {
      take,
      stop,
      timeoutMs,
      admit({ byteLength }) {
        received += byteLength
        if (received > maxBodyBytes) return tell(`the response is larger than ${maxBodyBytes} bytes`)
        if (!budget.take(byteLength)) return tell(full)
        held += byteLength
      },
    })
    const tell = (problem: string) => {
      onProblem(`exchange ${number} was broken off: ${problem}`)
      return problem
    }
    const save = async () => {
      const { end, fault } = await ended
      gone.removeEventListener('abort', leave)
      try {
        const cassette = take.finish(end, fault, provenanceOf(options, base.origin))
        const file = await folder.save(number, redactCassette(cassette, redaction))
        options.onSaved?.(file)
      } catch (error) {
        onProblem(`exchange ${number} could not be saved: ${(error as Error).message}`)
      } finally {
        budget.release(held)
        underWay.delete(stop)
      }
    }
    underWay.set(stop, save())
    return reply
  }

  const listener = await listen(handle, {
    ...(options.host !== undefined && { host: options.host }),
    ...(options.port !== undefined && { port: options.port }),
    maxBodyBytes,
    requestTimeoutMs: timeoutMs,
    onRequest: (request, version) => versions.set(request, version),
    tooLarge() {
      onProblem(`a request of more than ${maxBodyBytes} bytes was refused`)
      return refusal(413, `The recorder takes bodies of ${maxBodyBytes} bytes at most.`)
    },
    // Without an answer of the upstream there is none of ours: the connection ends as the upstream's did.
    failed(_request, error) {
      throw error
    },
  })
  return {
    url: listener.url,
    port: listener.port,
    async close() {
      const closed = listener.close()
      while (underWay.size > 0) {
        for (const stop of underWay.keys()) stop.abort('the recorder was stopped')
        await Promise.all(underWay.values())
      }
      await closed
      await clients.close()
    },
  }
}

const mebi = 1024 * 1024
const hour = 3_600_000

const provenanceOf = ({ recorder, client }: RecorderOptions, upstream: string) => ({
  recorder: recorder ?? `bedrock-conformance ${packageVersion}`,
  upstream,
  ...(client !== undefined && { client }),
})

/** The upstream in both versions of HTTP, each connected when it is first asked for. */
function clientsFor({ upstream, caPem, authorize }: RecorderOptions) {
  const clients = new Map<HttpVersion, HttpClient>()
  return {
    get(version: HttpVersion): HttpClient {
      const known = clients.get(version)
      if (known !== undefined) return known
      const client = connect(upstream, {
        version,
        // As many as clients ask for: the budget of bytes is what bounds them.
        concurrency: Number.MAX_SAFE_INTEGER,
        ...(caPem !== undefined && { caPem }),
        ...(authorize !== undefined && { authorize }),
      })
      clients.set(version, client)
      return client
    },
    async close() {
      await Promise.all([...clients.values()].map((client) => client.close()))
    },
  }
}
