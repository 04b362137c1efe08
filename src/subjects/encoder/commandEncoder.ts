import { fileURLToPath } from 'node:url'
import type { LineReply } from '../command/childProcess.js'
import { faultOf, type ProgramOptions, startProgram } from '../command/lineProgram.js'
import { type AnswerLine, readAnswer, writeTask } from './lines.js'
import type { EncoderFeature, EncoderOutcome, EncoderSubject } from './subject.js'

/**
 * An encoder that is a program of its own and speaks the command protocol of `lines.ts`.
 *
 * @throws ProgramStartError
 */
export async function createCommandEncoder(
  command: readonly string[],
  options: ProgramOptions = {},
): Promise<EncoderSubject> {
  const { limit = 5000 } = options
  const program = await startProgram(
    command,
    writeTask({ message: { headers: {}, body: new Uint8Array() } }),
    options,
  )
  return {
    features: (program.features ?? ['messages']).filter((name): name is EncoderFeature =>
      known.includes(name),
    ),
    encode: async (task, signal) => {
      if (signal?.aborted === true) return { end: 'hung', fault: 'there was no time left' }
      return outcomeOf((await program.ask(writeTask(task))).reply, limit)
    },
    close: () => program.close(),
  }
}

/**
 * An encoder that is a module: exports `encode`, `encodeStream` or `encodeEvent`, see `EncoderModule`. It runs in a
 * process of its own.
 *
 * @param path of the module, absolute
 * @throws ProgramStartError
 */
export async function createModuleEncoder(
  path: string,
  options: ProgramOptions & { readonly host?: string } = {},
): Promise<EncoderSubject> {
  const { limit = 5000, host = fileURLToPath(new URL('host.js', import.meta.url)) } = options
  const command = [process.execPath, host, path, String(limit)]
  return createCommandEncoder(command, { ...options, limit: limit + 1000 })
}

const known: readonly string[] = ['messages', 'streams', 'events', 'javascript'] satisfies EncoderFeature[]

function outcomeOf(reply: LineReply, limit: number): EncoderOutcome {
  if (!('line' in reply)) return faultOf(reply, limit)
  return readAnswer(JSON.parse(reply.line) as AnswerLine)
}
