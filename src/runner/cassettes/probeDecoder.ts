import { encoded, five } from '../../cases/decoder/samples.js'
import { observeEvents } from '../../cases/cassette/replay/observeEvents.js'
import { readRecordedStream } from '../../cases/cassette/replay/recordedStream.js'
import { asRecorded } from '../../cases/cassette/replay/replayTrial.js'
import { checkTrial } from '../../cases/decoder/checkTrial.js'
import { ProgramStartError } from '../../subjects/command/lineProgram.js'
import type { ReplayTarget } from '../settings.js'
import { startDecoder } from './decoders.js'

/**
 * Why nothing can be said of a decoder: it does not start, or does not give the messages of the plainest of streams.
 * `undefined` when it does; asked once, so that a dead one gives one message and not one for each stream.
 */
export async function probeDecoder(target: ReplayTarget): Promise<string | undefined> {
  try {
    const { subject } = await startDecoder(target)
    try {
      const trial = asRecorded('edge', 'a sound stream', ...plainest)
      const asked = subject.features.includes('messages') ? trial : observeEvents(trial)
      const fault = checkTrial({ ...asked, outcome: await subject.decode(asked.stream) })
      return fault === undefined ? undefined : `it does not decode a sound stream of five messages: ${fault}`
    } finally {
      await subject.close()
    }
  } catch (error) {
    if (error instanceof ProgramStartError) return error.message
    throw error
  }
}

const stream = readRecordedStream([encoded(...five)])
const plainest = [[stream.body], stream] as const
