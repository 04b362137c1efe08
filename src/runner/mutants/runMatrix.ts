import { Worker } from 'node:worker_threads'
import type { KillMatrix } from '../../reference/matrix/killMatrix.js'
import type { Defects } from './defects.js'
import { assemble, type OnProgress } from './killMatrix.js'
import type { ProvenSuite } from './specimens.js'
import type { Variants } from './variants.js'

/**
 * The kill matrix of a suite at a revision; that of the server suite in two halves side by side.
 *
 * Rejects when a thread fails, or with the signal's reason when the signal ends it.
 */
export async function runMatrix(
  suite: ProvenSuite,
  revision: string,
  onProgress: OnProgress,
  signal: AbortSignal,
): Promise<KillMatrix> {
  const progress = new Map<string, readonly [number, number]>()
  const start = async <Part>(part: string): Promise<Part> =>
    inThread<Part>({ part, revision }, signal, ([done, total, what]) => {
      progress.set(part, [done, total])
      const sum = (index: 0 | 1): number =>
        [...progress.values()].reduce((all, counts) => all + counts[index], 0)
      onProgress(sum(0), sum(1), what)
    })
  if (suite !== 'server') return start<KillMatrix>(suite)
  return assemble(...(await Promise.all([start<Defects>('defects'), start<Variants>('variants')])))
}

type Message<Result> = { readonly progress: Parameters<OnProgress> } | { readonly result: Result }

function inThread<Result>(
  workerData: object,
  signal: AbortSignal,
  onProgress: (progress: Parameters<OnProgress>) => void,
): Promise<Result> {
  const worker = new Worker(new URL('worker.js', import.meta.url), { workerData })
  const stop = (): void => void worker.terminate()
  signal.addEventListener('abort', stop, { once: true })
  return new Promise<Result>((resolve, reject) => {
    worker.on('message', (message: Message<Result>) => {
      if ('progress' in message) onProgress(message.progress)
      else resolve(message.result)
    })
    worker.once('error', reject)
    worker.once('exit', (code) =>
      reject(signal.aborted ? signal.reason : new Error(`a thread ended with code ${code}`)),
    )
  }).finally(() => {
    signal.removeEventListener('abort', stop)
    void worker.terminate()
  })
}
