import { parentPort, workerData } from 'node:worker_threads'
import type { OnProgress } from './killMatrix.js'
import type { SmallSuite } from './small.js'

/** A kill matrix, or one half of that of the server suite, in a thread of its own. */
const { part, revision } = workerData as { part: 'defects' | 'variants' | SmallSuite; revision: string }
const onProgress: OnProgress = (done, total, what) =>
  parentPort!.postMessage({ progress: [done, total, what] })

// Each part is loaded alone: a thread should not wait for the catalogues of the others.
async function attempt(): Promise<unknown> {
  switch (part) {
    case 'defects':
      return (await import('./defects.js')).tryDefects(revision, onProgress)
    case 'variants':
      return (await import('./variants.js')).tryVariants(revision, onProgress)
    default:
      return (await import('./small.js')).trySmall(part, revision, onProgress)
  }
}

parentPort!.postMessage({ result: await attempt() })
