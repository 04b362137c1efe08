import { existsSync, readFileSync } from 'node:fs'
import type { Cassette, Loss } from '../../../cassette/cassette.js'
import type { HeaderList } from '../../../wire/http/message.js'

const folder = new URL('../../../../../shared/recordings/', import.meta.url)

/** Whether the recordings of real traffic are beside the checkout. */
export const recordingsPresent = existsSync(folder)
if (!recordingsPresent) console.log('skipped: the recorded traffic is not here')

interface Interaction {
  readonly id: string
  readonly source: { readonly file: string; readonly index: number }
  readonly request: {
    readonly method: string
    readonly host: string
    readonly path: string
    readonly headers: HeaderList | null
    readonly body: string
    readonly bodyKind: string
  } | null
  readonly response: {
    readonly status: number
    readonly headers?: HeaderList | null
    readonly headerOrder?: string
    readonly body?: string
    readonly bodyFile?: string
    readonly bodyKind: string
    readonly bodyFormat: string
  }
  readonly chunks?: readonly string[]
  readonly assumed?: readonly string[]
}

/** Every interaction of the collection, as a cassette. */
export function readRecorded(): readonly { readonly id: string; readonly cassette: Cassette }[] {
  return readFileSync(new URL('interactions.jsonl', folder), 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Interaction)
    .map((interaction) => ({ id: interaction.id, cassette: toCassette(interaction) }))
}

function toCassette({ source, request, response, chunks, assumed = [] }: Interaction): Cassette {
  const body =
    response.bodyFile === undefined
      ? Buffer.from(response.body ?? '')
      : readFileSync(new URL(response.bodyFile, folder))
  const pieces = chunks?.map((chunk) => Buffer.from(chunk, 'base64')) ?? [body]
  const lost: Loss[] = [
    'timing',
    ...(request === null ? (['request'] as const) : []),
    ...(request !== null && request.headers === null ? (['request-headers'] as const) : []),
    ...(response.headers == null ? (['response-headers'] as const) : []),
    ...(response.bodyKind === 're-encoded' ? (['response-bytes'] as const) : []),
    ...(response.bodyFormat === 'event-lines' ? (['framing'] as const) : []),
    ...(assumed.includes('status') ? (['status'] as const) : []),
    ...(chunks === undefined ? (['chunks'] as const) : []),
  ]
  return {
    provenance: {
      recorder: 'test',
      lost,
      redacted: {},
      source: { format: 'jsonl', file: source.file, index: source.index },
    },
    ...(request !== null && {
      request: {
        method: request.method,
        target: request.path,
        headers: request.headers ?? [],
        body: Buffer.from(request.body),
      },
    }),
    response: {
      status: response.status,
      headers: response.headers ?? [],
      trailers: [],
      chunks: pieces.map((bytes) => ({ at: 0, bytes })),
      end: 'complete',
    },
  }
}
