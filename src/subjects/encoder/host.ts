import { createInterface } from 'node:readline'
import { pathToFileURL } from 'node:url'
import { type RequestLine, readTask, writeAnswer } from './lines.js'
import { featuresOf, runEncoder } from './runEncoder.js'
import type { EncoderModule } from './subject.js'

/** Runs an encoder that is a module in a process of its own; see the host of decoders. */
const [, , path, limit] = process.argv
const write = process.stdout.write.bind(process.stdout)
process.stdout.write = process.stderr.write.bind(process.stderr)

const module = (await import(pathToFileURL(path!).href)) as EncoderModule
write(`${JSON.stringify({ hello: { name: 'module', features: featuresOf(module) } })}\n`)

for await (const line of createInterface({ input: process.stdin })) {
  const { id, ...task } = JSON.parse(line) as RequestLine
  const outcome = await runEncoder(module, readTask(task), Number(limit))
  write(`${JSON.stringify(writeAnswer(id, outcome))}\n`)
}
