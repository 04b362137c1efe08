import { setImmediate as nextTurn } from 'node:timers/promises'
import { Worker } from 'node:worker_threads'
import { createFileJudge, type FileTask, type JudgedRecording, type JudgeOptions } from './judgeFile.js'

/** Files that a thread is handed at once: enough to keep messages rare, few enough to share out evenly. */
const BATCH = 8
/** A file with many exchanges counts for a batch. */
const weight = ({ part }: FileTask): number => (part === undefined ? 1 : BATCH)

/** What a thread says: recordings that are judged, and whether it is done with what it was handed. */
export interface FromThread {
  readonly judged: readonly JudgedRecording[]
  readonly isDone: boolean
}

/** Hears what became of a batch: of so many files, the recordings. */
export type OnJudged = (judged: readonly JudgedRecording[], files: number) => void

/**
 * Judge files in some threads, or in this one when a single one will do. Comes to an end early, without a word, when the
 * signal says so.
 *
 * Rejects when a thread fails.
 */
export async function judgeFiles(
  tasks: readonly FileTask[],
  options: JudgeOptions,
  threads: number,
  onJudged: OnJudged,
  signal?: AbortSignal,
): Promise<void> {
  if (threads <= 1) return judgeHere(tasks, options, onJudged, signal)
  const batches = batchesOf(tasks)
  const crew = Array.from({ length: threads }, () => inThread(batches, options, onJudged, signal))
  await Promise.all(crew)
}

async function judgeHere(
  tasks: readonly FileTask[],
  options: JudgeOptions,
  onJudged: OnJudged,
  signal: AbortSignal | undefined,
): Promise<void> {
  const judge = await createFileJudge(options)
  try {
    for (const task of tasks) {
      for await (const recording of judge.judge(task)) {
        if (signal?.aborted === true) return
        onJudged([recording], 0)
        // Let signals and the terminal have their turn.
        await nextTurn()
      }
      onJudged([], 1)
    }
  } finally {
    await judge.close()
  }
}

function* batchesOf(tasks: readonly FileTask[]): Generator<readonly FileTask[]> {
  let batch: FileTask[] = []
  for (const task of tasks) {
    batch.push(task)
    if (batch.reduce((sum, each) => sum + weight(each), 0) < BATCH) continue
    yield batch
    batch = []
  }
  if (batch.length > 0) yield batch
}

/** What a thread throws away is small and dies young: more room for it would only make the process larger. */
const resourceLimits = { maxYoungGenerationSizeMb: 16 }

/** One thread, which takes the next batch whenever it is done with one. */
function inThread(
  batches: Iterator<readonly FileTask[]>,
  workerData: JudgeOptions,
  onJudged: OnJudged,
  signal: AbortSignal | undefined,
): Promise<void> {
  const worker = new Worker(new URL('worker.js', import.meta.url), { workerData, resourceLimits })
  const stop = (): void => void worker.terminate()
  signal?.addEventListener('abort', stop, { once: true })
  let files = 0
  return new Promise<void>((resolve, reject) => {
    worker.on('message', ({ judged, isDone }: FromThread) => {
      onJudged(judged, isDone ? files : 0)
      if (!isDone) return
      const { value, done } = batches.next()
      files = done === true ? 0 : value.length
      worker.postMessage(done === true ? 'close' : value)
    })
    worker.once('error', reject)
    worker.once('exit', (code) => {
      if (code === 0 || signal?.aborted === true) resolve()
      else reject(new Error(`a thread ended with code ${code}`))
    })
  }).finally(() => signal?.removeEventListener('abort', stop))
}
