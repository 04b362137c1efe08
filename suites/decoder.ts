import { defaultProfile } from '../src/subjects/profile/defaults.js'
import { resolveSettings, type RunOptionsGiven } from '../src/runner/resolve.js'
import { decoderSuite as suite } from '../src/runner/suites/decoder.js'
import { createFunctionDecoder } from '../src/subjects/decoder/functionDecoder.js'
import type { DecoderModule } from '../src/subjects/decoder/subject.js'
import { defineSuite } from './defineSuite.js'

export interface DecoderSuiteOptions extends RunOptionsGiven {
  /** Milliseconds that one stream may take; 5,000 unless given. */
  readonly limit?: number
}

/**
 * Define tests that judge a decoder of event streams in this very process. Call it in a Vitest file, at the top or inside
 * a `describe`.
 *
 * The decoder runs beside the tests: one that never gives the processor back stops them all. `bedrock-conformance decoder
 * --module` gives it a process of its own.
 *
 * @param decoder `decode(chunks)`, which yields messages, or an object with it, with `decodeEvents(chunks)`, or both
 * @throws HarnessError when no case is selected
 */
export function decoderSuite(
  decoder: NonNullable<DecoderModule['decode']> | DecoderModule,
  { limit, ...given }: DecoderSuiteOptions = {},
): void {
  const subject = createFunctionDecoder(typeof decoder === 'function' ? { decode: decoder } : decoder, {
    ...(limit !== undefined && { limit }),
  })
  // One after the other: streams that are timed must not wait for each other.
  const settings = resolveSettings('decoder', { kind: 'embedded' }, defaultProfile, {
    concurrency: 1,
    ...given,
  })
  const attach = async () => ({
    subject,
    description: 'the decoder of these tests',
    features: subject.features,
    close: () => subject.close(),
  })
  defineSuite({ ...suite, attach }, settings)
}
