import type { Cassette } from '../../cassette/cassette.js'
import { inMemory, type HttpHandler, type HttpRequest } from '../../wire/http/index.js'

/** What a server answers to a request, as the recorder would have written it down. */
export async function record(handler: HttpHandler, request: HttpRequest): Promise<Cassette> {
  const client = inMemory(handler)
  try {
    const { httpVersion, status, headers, trailers, chunks, end, fault } = await client.exchange(request)
    return {
      provenance: { recorder: 'the embedded server', lost: [], redacted: {} },
      request: { httpVersion, ...request },
      response: {
        httpVersion,
        ...(status !== undefined && { status }),
        headers,
        trailers,
        chunks,
        end: end === 'complete' ? 'complete' : 'cut',
        ...(fault !== undefined && { fault }),
      },
    }
  } finally {
    await client.close()
  }
}
