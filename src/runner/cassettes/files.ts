import { basename, dirname, relative, resolve, sep } from 'node:path'
import { extension, findCassettes } from '../../cassette/format/index.js'
import { HarnessError } from '../harnessError.js'

/** A file with recorded traffic, and what its cases are named by. */
export interface RecordedFile {
  readonly path: string
  /** The same on every machine: the path from the working folder, or from the folder around what was named. */
  readonly name: string
}

/**
 * The files that some paths mean, sorted by name.
 *
 * @throws CassetteError for a path that is not there, HarnessError `bad-option` when two files have one name
 */
export async function findFiles(paths: readonly string[], from = process.cwd()): Promise<RecordedFile[]> {
  const byName = new Map<string, RecordedFile>()
  for (const path of paths) {
    for await (const found of findCassettes([path])) {
      const name = nameOf(found, path, from)
      const before = byName.get(name)
      if (before === undefined) byName.set(name, { path: found, name })
      else if (resolve(before.path) !== resolve(found)) {
        throw new HarnessError('bad-option', `${before.path} and ${found} would both be called '${name}'`, {
          hint: 'give the folder that has them both',
        })
      }
    }
  }
  return [...byName.values()].sort((a, b) => (a.name < b.name ? -1 : 1))
}

function nameOf(file: string, given: string, from: string): string {
  const inside = relative(from, file)
  const isInside = !inside.startsWith('..') && resolve(from, inside) === resolve(file)
  const name = isInside ? inside : relative(dirname(resolve(given)), resolve(file))
  const posix = name.split(sep).join('/')
  return posix.endsWith(extension) ? posix.slice(0, -extension.length) : posix
}

/** What was given, in one line and without the folders of this machine. */
export const describePaths = (paths: readonly string[]): string =>
  paths.map((path) => basename(resolve(path))).join(', ')
