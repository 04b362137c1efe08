import { availableParallelism } from 'node:os'
import { HarnessError } from '../harnessError.js'
import type { RunListener } from '../listener.js'
import type { SuiteRun } from '../results/results.js'
import { selector } from '../select.js'
import type { ReplayTarget, Settings, Shard } from '../settings.js'
import { judgeFiles } from './crew.js'
import { describeDecoder } from './decoders.js'
import { describePaths, findFiles } from './files.js'
import { Gathering } from './gather.js'
import { isIn, type FileTask } from './judgeFile.js'
import { isCassette } from './readFile.js'
import { probeDecoder } from './probeDecoder.js'

export interface CassetteRunOptions {
  readonly listener?: RunListener
  /** Aborted to stop early: the run ends with what it has. */
  readonly signal?: AbortSignal
  /** Ids of cases that a baseline has, to be missed when they pass. */
  readonly known?: readonly string[]
}

/** Files for which it is worth to start a thread. */
const FILES_PER_THREAD = 16

/**
 * Judge recorded traffic: the files of the settings, on all processors. What it finds is the same for any number of
 * threads.
 *
 * @throws HarnessError `no-cases` when there is no recording, or none that is selected
 */
export async function runCassettes(
  settings: Settings,
  { listener = {}, signal, known = [] }: CassetteRunOptions = {},
): Promise<SuiteRun> {
  const { target, recorded } = settings
  if (target.kind !== 'files') {
    throw new HarnessError('bad-option', `recorded traffic is in files, this is ${target.kind}`)
  }
  const files = await findFiles(target.paths)
  const { decoders = [], replays = files.length, threads = availableParallelism() } = recorded ?? {}
  const tasks = files.flatMap((file, position) => tasksOf({ ...file, position }, settings.shard, threads))
  if (tasks.length === 0) throw nothingIn(target.paths, files.length)
  const stride = Math.max(1, Math.ceil(files.length / Math.max(1, replays)))
  const gathering = new Gathering()
  let done = 0
  listener.onProgress?.(settings, 0, files.length)
  await judgeFiles(
    tasks,
    { settings, absent: await probe(decoders), stride, known },
    Math.min(
      threads,
      tasks.some(({ part }) => part !== undefined) ? threads : Math.ceil(tasks.length / FILES_PER_THREAD),
    ),
    (judged, count) => {
      for (const recording of judged) {
        for (const verdict of gathering.take(recording)) {
          listener.onVerdict?.(settings.suite, verdict, gathering.requirements.get(verdict.requirement)!)
        }
      }
      done += count
      listener.onProgress?.(settings, Math.floor((done / tasks.length) * files.length), files.length)
    },
    signal,
  )
  const isSelected = selector(settings)
  const verdicts = gathering
    .verdicts(settings.revision)
    .filter((verdict) => isSelected(verdict.case, verdict.requirement, verdict.level))
  const isInterrupted = signal?.aborted === true
  if (verdicts.length === 0 && !isInterrupted) throw nothingSelected(gathering.recordings)
  return {
    settings,
    subject: describe(target.paths, decoders),
    state: isInterrupted ? 'interrupted' : 'complete',
    verdicts,
    requirements: gathering.requirements.values(),
  }
}

/** What is to be done for a file: one with many exchanges is shared out among the threads. */
function tasksOf(file: FileTask, shard: Shard | undefined, threads: number): readonly FileTask[] {
  if (isCassette(file)) return isIn(shard, file.position) ? [file] : []
  if (threads === 1) return [file]
  return Array.from({ length: threads }, (_, index) => ({
    ...file,
    part: { index: index + 1, count: threads },
  }))
}

async function probe(decoders: readonly ReplayTarget[]): Promise<Record<number, string>> {
  const absent: Record<number, string> = {}
  for (const [index, target] of decoders.entries()) {
    const reason = await probeDecoder(target)
    if (reason !== undefined) absent[index] = reason
  }
  return absent
}

function describe(paths: readonly string[], decoders: readonly ReplayTarget[]): string {
  const through = decoders.map(describeDecoder).join(' and ')
  return `recorded traffic in ${describePaths(paths)}${through === '' ? '' : `, replayed through ${through}`}`
}

const nothingIn = (paths: readonly string[], files: number): HarnessError =>
  new HarnessError(
    'no-cases',
    files === 0
      ? `there is no recording in ${describePaths(paths)}`
      : `there are ${files} files, and none for this shard`,
    { hint: 'recordings are made by `bedrock-conformance cassettes record` or `cassettes import`' },
  )

const nothingSelected = (recordings: number): HarnessError =>
  new HarnessError('no-cases', `no case of ${recordings} recordings is selected`, {
    hint: 'look at --only, --skip, --level and --shard',
  })
