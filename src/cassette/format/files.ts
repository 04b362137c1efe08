import { readdir, readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { writeWhole } from '../../files/writeWhole.js'
import type { Cassette } from '../cassette.js'
import { CassetteError, CassetteFault } from './cassetteError.js'
import { formatCassette } from './formatCassette.js'
import { parseCassette } from './parseCassette.js'

/** How the name of a cassette file ends. */
export const extension = '.cassette.json'

/**
 * Read a cassette file.
 *
 * @throws CassetteError when it cannot be read, or is not what was written
 */
export async function readCassette(path: string): Promise<Cassette> {
  return parseCassette(await orFault(path, readFile(path, 'utf8')), path)
}

/** Write a cassette file whole or not at all, its folder made as needed. */
export const writeCassette = (path: string, cassette: Cassette): Promise<void> =>
  writeWhole(path, formatCassette(cassette))

/**
 * The cassette files that some paths mean: a file itself, whatever its name, and those in a folder and the folders in it.
 * Paths in the order given, what a folder holds in the order of its names.
 *
 * @throws CassetteError for a path that is not there
 */
export async function* findCassettes(paths: Iterable<string>): AsyncGenerator<string> {
  for (const path of paths) {
    if ((await orFault(path, stat(path))).isDirectory()) yield* inFolder(path)
    else yield path
  }
}

async function* inFolder(folder: string): AsyncGenerator<string> {
  const entries = await readdir(folder, { withFileTypes: true })
  for (const entry of entries.sort(({ name: left }, { name: right }) => (left < right ? -1 : 1))) {
    const path = join(folder, entry.name)
    if (entry.isDirectory()) yield* inFolder(path)
    else if (entry.name.endsWith(extension)) yield path
  }
}

async function orFault<T>(path: string, work: Promise<T>): Promise<T> {
  try {
    return await work
  } catch (error) {
    const { message } = error as Error
    throw new CassetteError(
      path,
      undefined,
      new CassetteFault('', message, 'give a cassette file or a folder of them'),
    )
  }
}
