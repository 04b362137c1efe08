import type { Cassette } from '../../cassette/cassette.js'
import { modelAt, oldestRevision, revisionOf, type Model } from '../../contract/index.js'
import { header, type HeaderList } from '../../wire/http/message.js'
import type { Settings } from '../settings.js'

/**
 * The contract that a cassette is held to: that of the settings, or where they say so the one that was in force when it
 * was recorded, by its provenance or the Date of its answer; the newest where nobody knows when that was.
 */
export function modelOf({ revision, recorded }: Settings, { provenance, response }: Cassette): Model {
  if (recorded?.asOfRecording !== true) return modelAt(revision)
  const day = (provenance.recordedAt ?? sentAt(response.headers))?.slice(0, 10)
  if (day === undefined) return modelAt('newest')
  return modelAt(day < oldestRevision.date ? oldestRevision : revisionOf(day))
}

/** What a server said it was when it answered, as ISO 8601. */
function sentAt(headers: HeaderList): string | undefined {
  const date = new Date(header(headers, 'date') ?? '')
  return Number.isNaN(date.getTime()) ? undefined : date.toISOString()
}
