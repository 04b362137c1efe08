import { parentPort, workerData } from 'node:worker_threads'
import { tryDefects } from './defects.js'
import { tryVariants } from './variants.js'

/** One half of the kill matrix, in a thread of its own. */
const { part, revision } = workerData as { part: 'defects' | 'variants'; revision: string }
const attempt = part === 'defects' ? tryDefects : tryVariants
const result = await attempt(revision, (done, total, what) =>
  parentPort!.postMessage({ progress: [done, total, what] }),
)
parentPort!.postMessage({ result })
