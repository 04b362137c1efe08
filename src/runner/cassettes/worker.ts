import { parentPort, workerData } from 'node:worker_threads'
import { createFileJudge, type FileTask, type JudgedRecording, type JudgeOptions } from './judgeFile.js'

/** Judges the files that it is handed, in a thread of its own. A batch is answered when all of it is judged. */
const judge = await createFileJudge(workerData as JudgeOptions)
const port = parentPort!

port.on('message', async (tasks: readonly FileTask[] | 'close') => {
  if (tasks === 'close') {
    await judge.close()
    port.close()
    return
  }
  const judged: JudgedRecording[] = []
  for (const task of tasks) for await (const recording of judge.judge(task)) judged.push(recording)
  port.postMessage(judged)
})
port.postMessage([])
