import type { Cassette } from '../cassette.js'
import { CassetteError, CassetteFault } from '../format/cassetteError.js'
import { loadCassettes, type NamedCassette } from '../match/named.js'
import { addPatterns, defaultRedaction } from '../redact/index.js'
import { Library } from './library.js'
import type { ReplayMode } from './mode.js'
import type { Speed } from './pace.js'

/** What is to be played: a cassette file or a folder of them, or several, or cassettes themselves. */
export type CassetteSource = string | readonly (string | Cassette)[]

/** How recordings are played. */
export interface PlayOptions {
  /** How a cassette is chosen for a request. Default `exact`. */
  readonly mode?: ReplayMode
  /** 1 as recorded, 2 twice as fast, `Infinity` without waiting. */
  readonly speed?: Speed
  /** Patterns that the recorder was given, so that requests are recognised in which something was redacted. */
  readonly redact?: readonly string[]
  /**
   * How long a recording whose client went away waits for this one to do the same, in milliseconds; then it breaks off, as
   * nobody knows what would have come. Default 2,000.
   */
  readonly patienceMs?: number
}

/**
 * The cassettes to choose from.
 *
 * @throws CassetteError for a path that is not there, a file that is no cassette, and where there is none at all;
 *   SyntaxError and TypeError for a pattern that is none
 */
export async function openLibrary(
  source: CassetteSource,
  { mode = 'exact', redact = [] }: PlayOptions,
): Promise<Library> {
  const redaction = addPatterns(defaultRedaction, redact)
  const parts = typeof source === 'string' ? [source] : source
  const named = (await Promise.all(parts.map(load))).flat()
  if (named.length > 0) return new Library(named, { mode, redaction })
  const paths = parts.filter((part) => typeof part === 'string').join(', ')
  throw new CassetteError(
    paths,
    undefined,
    new CassetteFault('', 'there is no cassette', 'the names of cassette files end with .cassette.json'),
  )
}

async function load(part: string | Cassette, index: number): Promise<NamedCassette[]> {
  return typeof part === 'string'
    ? loadCassettes([part])
    : [{ name: `cassette ${index + 1}`, cassette: part }]
}
