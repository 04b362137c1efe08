import type { HeaderList, HttpChunk, HttpExchange, HttpRequest, HttpVersion, Watch } from './message.js'
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
    private readonly watch?: Watch,
  ) {}

  get answered(): boolean {
    return this.#status !== undefined
  }

  head(status: number, headers: HeaderList, reason?: string): void {
    this.#status = status
    this.#headers = headers
    this.watch?.head(status, headers, reason)
  }

  chunk(bytes: Uint8Array): void {
    if (this.watch) {
      this.watch.chunk(plainBytes(bytes))
      return
    }
    const at = Math.round((performance.now() - this.#sentAt) * 1000)
    this.#chunks.push({ at, bytes: plainBytes(bytes) })
  }

  trailers(headers: HeaderList): void {
    this.#trailers = headers
    this.watch?.trailers(headers)
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
