import type { HeaderList, HttpChunk, HttpExchange, HttpRequest, HttpVersion } from './message.js'
import { plainBytes } from './plainBytes.js'

/** What is seen of one exchange while it goes on. */
export class Observation {
  readonly #chunks: HttpChunk[] = []
  readonly #sentAt = performance.now()
  #status: number | undefined
  #headers: HeaderList = []
  #trailers: HeaderList = []

  /** Arrival times count from here: the request begins to be sent. */
  constructor(
    private readonly request: HttpRequest,
    private readonly httpVersion: HttpVersion,
  ) {}

  get answered(): boolean {
    return this.#status !== undefined
  }

  head(status: number, headers: HeaderList): void {
    this.#status = status
    this.#headers = headers
  }

  chunk(bytes: Uint8Array): void {
    const at = Math.round((performance.now() - this.#sentAt) * 1000)
    this.#chunks.push({ at, bytes: plainBytes(bytes) })
  }

  trailers(headers: HeaderList): void {
    this.#trailers = headers
  }

  end(end: HttpExchange['end'], fault?: string): HttpExchange {
    return {
      request: this.request,
      httpVersion: this.httpVersion,
      ...(this.#status === undefined ? {} : { status: this.#status }),
      headers: this.#headers,
      trailers: this.#trailers,
      chunks: this.#chunks,
      end,
      ...(fault === undefined ? {} : { fault }),
    }
  }
}
