import { existsSync } from 'node:fs'
import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { packageRoot } from '../../files/packageRoot.js'
import { findFiles } from '../../runner/cassettes/files.js'
import { HarnessError } from '../../runner/harnessError.js'
import type { Settings } from '../../runner/settings.js'
import type { Cli } from '../cli.js'
import type { RunFlags } from '../runFlags.js'
import { settingsOfCassettes } from './settings.js'

/** Names a folder with recordings of real traffic, to be judged with those of this package. */
const variable = 'BEDROCK_CONFORMANCE_RECORDINGS'

/**
 * The cassettes suite over the recordings of this package, and over those of the folder that the environment names; none
 * where there is no recording. These are held to the newest contract: what a run says of its subjects is not for them.
 *
 * @throws HarnessError `bad-option` when the folder is not there, or has no recording
 */
export async function settingsOfUsualCassettes(
  { revision: _revision, profile: _profile, ...flags }: RunFlags,
  environment: Cli['environment'],
): Promise<readonly Settings[]> {
  const folder = environment[variable] ?? ''
  const paths = [
    join(packageRoot, 'recordings'),
    ...(folder === '' ? [] : await recordingsIn(folder)),
  ].filter((path) => existsSync(path))
  const files = await findFiles(paths)
  return files.length === 0 ? [] : [settingsOfCassettes(paths, flags)]
}

/**
 * The files of JSON lines that a folder has itself: what is around them are their sources, in the formats of others, which
 * may have names like ours. Where it has none, the folder for its cassettes.
 */
async function recordingsIn(folder: string): Promise<readonly string[]> {
  const names = await readdir(folder).catch(() => [])
  const lines = names.filter((name) => name.endsWith('.jsonl')).map((name) => join(folder, name))
  if (lines.length > 0) return lines
  const cassettes = existsSync(folder) ? await findFiles([folder]) : []
  if (cassettes.length > 0) return [folder]
  throw new HarnessError('bad-option', `there is no recording in ${folder}, which ${variable} names`, {
    hint: 'name a folder of cassettes or JSON lines, or unset the variable',
  })
}
