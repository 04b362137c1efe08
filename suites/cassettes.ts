import { basename, resolve } from 'node:path'
import { describe, test } from 'vitest'
import type { Requirement } from '../src/contract/index.js'
import { defaultProfile } from '../src/subjects/profile/defaults.js'
import { usualDecoders } from '../src/runner/cassettes/decoders.js'
import { findFiles } from '../src/runner/cassettes/files.js'
import { createFileJudge } from '../src/runner/cassettes/judgeFile.js'
import { HarnessError } from '../src/runner/harnessError.js'
import { resolveSettings, type RunOptionsGiven } from '../src/runner/resolve.js'
import { weigh } from '../src/runner/results/weigh.js'
import { describeVerdict } from './describeVerdict.js'

export interface CassettesSuiteOptions extends Omit<RunOptionsGiven, 'replay'> {
  /** Replay each stream through the decoder of this package, and that of the official SDK where it is installed. */
  readonly replay?: boolean
}

/**
 * Define tests that judge recorded traffic, one for each file; a file of another tool is one test, whatever it holds.
 * Call it in a Vitest file, and wait for it.
 *
 * @param paths cassettes, recordings of other tools, or folders of cassettes
 * @throws HarnessError `no-cases` when there is no recording
 */
export async function cassettesSuite(
  paths: readonly string[],
  { replay = true, ...given }: CassettesSuiteOptions = {},
): Promise<void> {
  const files = await findFiles(paths.map((path) => resolve(path)))
  if (files.length === 0) {
    throw new HarnessError(
      'no-cases',
      `there is no recording in ${paths.map((path) => basename(path)).join(', ')}`,
    )
  }
  const settings = {
    ...resolveSettings('cassettes', { kind: 'files', paths }, defaultProfile, given),
    recorded: { asOfRecording: false, decoders: replay ? usualDecoders() : [], replays: files.length },
  }
  const judge = await createFileJudge({ settings, absent: {}, stride: 1, known: [] })
  const cited = new Map<string, Requirement>()
  describe('Amazon Bedrock Runtime, cassettes', () => {
    for (const [position, file] of files.entries()) {
      // oxlint-disable-next-line vitest/expect-expect, vitest/valid-title -- the verdicts are the assertion
      test(file.name, { timeout: 0 }, async () => {
        for await (const { verdicts, requirements } of judge.judge({ ...file, position })) {
          for (const found of requirements) cited.set(found.id, found)
          const red = verdicts.find((verdict) => ['red', 'fault'].includes(weigh(verdict, settings.strict)))
          if (red !== undefined) throw describeVerdict(red, cited.get(red.requirement)!)
        }
      })
    }
  })
}
