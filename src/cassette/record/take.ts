import type { HeaderList, HttpChunk, HttpRequest, HttpVersion } from '../../wire/http/message.js'
import type { Cassette, CassetteEnd, Provenance } from '../cassette.js'

/** One exchange while it is recorded. */
export class Take {
  readonly #startedAt = new Date()
  readonly #chunks: HttpChunk[] = []
  #firstByteAt = 0
  #head: { readonly status: number; readonly headers: HeaderList; readonly reason?: string } | undefined
  #trailers: HeaderList = []

  constructor(
    private readonly request: HttpRequest,
    private readonly versions: { readonly client: HttpVersion | undefined; readonly upstream: HttpVersion },
  ) {}

  head(status: number, headers: HeaderList, reason: string | undefined): void {
    this.#firstByteAt = performance.now()
    this.#head = { status, headers, ...(reason !== undefined && { reason }) }
  }

  chunk(bytes: Uint8Array): void {
    this.#chunks.push({ at: Math.round((performance.now() - this.#firstByteAt) * 1000), bytes })
  }

  trailers(headers: HeaderList): void {
    this.#trailers = headers
  }

  finish(
    end: CassetteEnd,
    fault: string | undefined,
    provenance: Pick<Provenance, 'recorder' | 'upstream' | 'client'>,
  ): Cassette {
    const { client, upstream } = this.versions
    return {
      provenance: { ...provenance, recordedAt: this.#startedAt.toISOString(), lost: [], redacted: {} },
      request: { ...(client !== undefined && { httpVersion: client }), ...this.request },
      response: {
        ...(this.#head === undefined ? { headers: [] } : { httpVersion: upstream, ...this.#head }),
        trailers: this.#trailers,
        chunks: this.#chunks,
        end,
        ...(fault !== undefined && { fault }),
      },
    }
  }
}
