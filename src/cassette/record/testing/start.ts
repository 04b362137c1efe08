import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import type { Cassette } from '../../cassette.js'
import { findCassettes, readCassette } from '../../format/index.js'
import { defaultRedaction } from '../../redact/index.js'
import { CassetteFolder } from '../cassetteFolder.js'
import { startRecorder, type Recorder, type RecorderOptions } from '../recorder.js'

/** A recorder that is closed when the test is over, in a folder of its own. */
export interface StartedRecorder extends Recorder {
  readonly folder: string
  readonly problems: readonly string[]
  /** What was saved until now. */
  cassettes(): Promise<readonly Cassette[]>
  /** Resolves when so many were saved in all. */
  saved(count: number): Promise<readonly Cassette[]>
}

export async function startTestRecorder(
  upstream: string,
  options: Partial<RecorderOptions> = {},
): Promise<StartedRecorder> {
  const path = await mkdtemp(join(tmpdir(), 'recorder-'))
  const problems: string[] = []
  const folder = await CassetteFolder.open(path)
  const saved: string[] = []
  let tell = () => {}
  const recorder = await startRecorder({
    upstream,
    folder,
    redaction: defaultRedaction,
    recorder: 'test',
    onProblem: (problem) => problems.push(problem),
    onSaved(file) {
      saved.push(file)
      tell()
    },
    ...options,
  })
  onTestFinished(async () => {
    await recorder.close()
    await rm(path, { recursive: true })
  })
  const cassettes = async () => {
    const read: Cassette[] = []
    for await (const file of findCassettes([path])) read.push(await readCassette(file))
    return read
  }
  return {
    ...recorder,
    folder: path,
    problems,
    cassettes,
    async saved(wanted) {
      while (saved.length < wanted) {
        await new Promise<void>((resolve) => {
          tell = resolve
        })
      }
      return cassettes()
    },
  }
}
