import type { Cassette } from '../cassette.js'
import { findCassettes, readCassette } from '../format/index.js'

/** A cassette with the name by which people know it: the path of its file. */
export interface NamedCassette {
  readonly name: string
  readonly cassette: Cassette
}

/**
 * The cassettes of files and folders, in the order of `findCassettes`.
 *
 * @throws CassetteError for a path that is not there, and for a file that is no cassette
 */
export async function loadCassettes(paths: Iterable<string>): Promise<NamedCassette[]> {
  const loaded: NamedCassette[] = []
  for await (const name of findCassettes(paths)) loaded.push({ name, cassette: await readCassette(name) })
  return loaded
}
