import { createInterface } from 'node:readline'
import { pathToFileURL } from 'node:url'
import { featuresOf } from './functionDecoder.js'
import { type RequestLine, readRequest, writeAnswer } from './lines.js'
import { runDecoder } from './runDecoder.js'
import type { DecoderModule } from './subject.js'

/**
 * Runs a decoder that is a module in a process of its own, so that it can be ended: speaks the command protocol, with
 * the path of the module and the time limit of a stream as its arguments.
 *
 * An answer is the only thing that goes to standard output; what the module prints goes to standard error.
 */
const [, , path, limit] = process.argv
const write = process.stdout.write.bind(process.stdout)
process.stdout.write = process.stderr.write.bind(process.stderr)

const module = (await import(pathToFileURL(path!).href)) as DecoderModule
write(`${JSON.stringify({ hello: { name: 'module', features: featuresOf(module) } })}\n`)

for await (const line of createInterface({ input: process.stdin })) {
  const request = JSON.parse(line) as RequestLine
  const outcome = await runDecoder(module, readRequest(request), Number(limit))
  write(`${JSON.stringify(writeAnswer(request.id, outcome))}\n`)
}
