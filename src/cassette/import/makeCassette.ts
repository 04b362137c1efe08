import { packageVersion } from '../../files/packageRoot.js'
import type {
  Cassette,
  CassetteRequest,
  CassetteResponse,
  ImportedFrom,
  Loss,
  Provenance,
} from '../cassette.js'

/** What an importer found out about one exchange. */
export interface Imported {
  readonly source: ImportedFrom
  /** What else than times and trailers, which no other format keeps; `false` is nothing. */
  readonly lost: readonly (Loss | false)[]
  readonly known: Partial<Pick<Provenance, 'recordedAt' | 'upstream' | 'client' | 'note'>>
  readonly request?: CassetteRequest
  readonly response: Omit<CassetteResponse, 'chunks' | 'trailers' | 'end'> & {
    /** One piece unless the source kept its pieces. */
    readonly pieces: readonly Uint8Array[]
  }
}

/** The cassette of an exchange that another tool recorded. */
export function makeCassette({ source, lost, known, request, response }: Imported): Cassette {
  const { pieces, ...head } = response
  const missing = [...lost.filter((loss) => loss !== false), 'timing', 'trailers'] as const
  return {
    provenance: {
      recorder: `bedrock-conformance ${packageVersion}`,
      ...known,
      source,
      lost: [...new Set(missing)],
      redacted: {},
    },
    ...(request !== undefined && { request }),
    response: {
      ...head,
      trailers: [],
      chunks: pieces.filter((bytes) => bytes.length > 0).map((bytes) => ({ at: 0, bytes })),
      end: 'complete',
    },
  }
}
