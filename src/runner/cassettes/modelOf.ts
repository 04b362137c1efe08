import type { Cassette } from '../../cassette/cassette.js'
import { modelAt, oldestRevision, revisionOf, type Model } from '../../contract/index.js'
import type { Settings } from '../settings.js'

/**
 * The contract that a cassette is held to: that of the settings, or where they say so the one that was in force when it
 * was recorded; the newest where nobody knows when that was.
 */
export function modelOf({ revision, recorded }: Settings, { provenance }: Cassette): Model {
  if (recorded?.asOfRecording !== true) return modelAt(revision)
  const day = provenance.recordedAt?.slice(0, 10)
  if (day === undefined) return modelAt('newest')
  return modelAt(day < oldestRevision.date ? oldestRevision : revisionOf(day))
}
