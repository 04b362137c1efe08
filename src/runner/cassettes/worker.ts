import { parentPort, workerData } from 'node:worker_threads'
import type { FromThread } from './crew.js'
import { createFileJudge, type FileTask, type JudgedRecording, type JudgeOptions } from './judgeFile.js'

/** Recordings after which something is heard of a batch that is not done yet. */
const PART = 16

/** Judges the files that it is handed, in a thread of its own, and asks for more when it is done with them. */
const judge = await createFileJudge(workerData as JudgeOptions)
const port = parentPort!

port.on('message', async (tasks: readonly FileTask[] | 'close') => {
  if (tasks === 'close') {
    await judge.close()
    port.close()
    return
  }
  let judged: JudgedRecording[] = []
  for (const task of tasks) {
    for await (const recording of judge.judge(task)) {
      judged.push(recording)
      if (judged.length < PART) continue
      port.postMessage({ judged, isDone: false } satisfies FromThread)
      judged = []
    }
  }
  port.postMessage({ judged, isDone: true } satisfies FromThread)
})
port.postMessage({ judged: [], isDone: true } satisfies FromThread)
