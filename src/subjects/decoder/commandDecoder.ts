import { faultOf, type ProgramOptions, startProgram } from '../command/lineProgram.js'
import type { LineReply } from '../command/childProcess.js'
import { type AnswerLine, readAnswer, writeRequest } from './lines.js'
import type { DecoderFeature, DecoderOutcome, DecoderSubject } from './subject.js'

export type CommandOptions = ProgramOptions

/**
 * A decoder that is a program of its own and speaks the command protocol of `lines.ts`.
 *
 * It is started anew after it hung or died, and for a stream whose memory is measured.
 *
 * @throws ProgramStartError
 */
export async function createCommandDecoder(
  command: readonly string[],
  options: CommandOptions = {},
): Promise<DecoderSubject> {
  const { limit = 5000 } = options
  const program = await startProgram(command, writeRequest({ chunks: [] }), options)
  const features = (program.features ?? ['messages']).filter((name): name is DecoderFeature =>
    known.includes(name),
  )
  return {
    features,
    decode: async (stream, signal) => {
      if (signal?.aborted === true)
        return { ...nothing, end: 'hung', fault: 'there was no time left', milliseconds: 0 }
      const isMeasured = stream.measure === true
      const { reply, milliseconds, grown } = await program.ask(writeRequest(stream), { fresh: isMeasured })
      // What the host of a module measured itself is exact, and takes the place of this.
      const memory = isMeasured && grown !== undefined ? { allocated: grown } : {}
      return { ...memory, ...outcomeOf(reply, limit), milliseconds }
    },
    close: () => program.close(),
  }
}

const nothing = { messages: [], events: [] } as const
const known: readonly string[] = ['messages', 'events', 'transport'] satisfies DecoderFeature[]

function outcomeOf(reply: LineReply, limit: number): Omit<DecoderOutcome, 'milliseconds'> {
  if (!('line' in reply)) return { ...nothing, ...faultOf(reply, limit) }
  try {
    return readAnswer(JSON.parse(reply.line) as AnswerLine)
  } catch (error) {
    return { ...nothing, end: 'rubbish', fault: `its answer is no message: ${(error as Error).message}` }
  }
}
