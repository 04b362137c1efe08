import { createInterface } from 'node:readline'
import { pathToFileURL } from 'node:url'
import { answerText } from './answerText.js'
import type { ClientCall, ClientModule } from './subject.js'

/**
 * Runs a client that is a module in a process of its own, so that it can be ended: speaks the adapter protocol, with the
 * path of the module as its argument.
 *
 * An answer is the only thing that goes to standard output; what the module prints goes to standard error.
 */
const write = process.stdout.write.bind(process.stdout)
process.stdout.write = process.stderr.write.bind(process.stderr)

const module = (await import(pathToFileURL(process.argv[2]!).href)) as Partial<ClientModule>
const { hello, call } = module
if (hello === undefined || typeof call !== 'function')
  throw new TypeError('the module must export `hello` and `call(request, signal)`')

const nobodyWaits = new AbortController()
const answer = async ({ id, ...asked }: ClientCall & { readonly id: number }) => {
  const given = await call(asked, nobodyWaits.signal)
  write(`${answerText({ id, ...given })}\n`)
}

write(`${JSON.stringify({ hello })}\n`)
for await (const line of createInterface({ input: process.stdin })) {
  // A call that throws ends the process: an adapter has to say what its caller saw.
  void answer(JSON.parse(line))
}
nobodyWaits.abort()
