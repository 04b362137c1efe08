import type { Cassette } from '../../../cassette/cassette.js'
import type { DecoderSubject } from '../../../subjects/decoder/subject.js'
import { checkTrial } from '../../decoder/checkTrial.js'
import { decoderRequirements } from '../../decoder/rules.js'
import type { Breach, Judgement } from '../judgement.js'
import { isEventStream } from '../readExchange.js'
import { chunkings, type ReplayOptions } from './chunkings.js'
import { faults } from './faults.js'
import { observeEvents } from './observeEvents.js'
import { readRecordedStream } from './recordedStream.js'
import { laws, type Law, type ReplayTrial } from './replayTrial.js'

/** A decoder that recorded streams are replayed through. */
export interface ReplayedDecoder {
  /** Part of the ids of cases: `own`, `smithy`, `module`, `command`. */
  readonly name: string
  /** The decoder, or why there is none. */
  readonly subject: DecoderSubject | { readonly absent: string }
  /** Labels of trials that are left out, each with the reason: what a decoder is known not to notice. */
  readonly known?: Readonly<Record<string, string>>
}

/** More of the same tells nothing new. */
const MOST = 3

/**
 * A recorded stream, byte for byte, through a decoder: in every chunking it gives the same messages, and no fault that is
 * put into it goes unnoticed. `undefined` where nothing was streamed.
 */
export async function judgeReplay(
  cassette: Cassette,
  decoder: ReplayedDecoder,
  options: ReplayOptions,
): Promise<Judgement | undefined> {
  const { name, subject, known = {} } = decoder
  const { response, provenance } = cassette
  const chunks = response.chunks.map(({ bytes }) => bytes)
  if (!isEventStream(cassette) || chunks.length === 0) return undefined
  const judged = (breaches: readonly Breach[], skip?: string): Judgement => ({
    aspect: `replay.${name}`,
    title: 'every chunking of the stream gives the same messages, and every fault in it is noticed',
    requirement: decoderRequirements.get('frames.chunking')!,
    breaches,
    ...(skip !== undefined && { skip }),
  })
  if (provenance.lost.includes('framing')) return judged([], 'the source kept no frames')
  if ('absent' in subject) return { ...judged([]), blocked: subject.absent }
  const recorded = readRecordedStream(chunks)
  const output = subject.features.includes('messages') ? 'messages' : 'events'
  const broken = new Map<Law, string[]>()
  for (const trial of trialsOf(recorded, options)) {
    if (known[trial.label] !== undefined) continue
    if (trial.stream.end !== undefined && !subject.features.includes('transport')) continue
    const asked = output === 'messages' ? trial : observeEvents(trial)
    const outcome = await subject.decode(asked.stream)
    const message = checkTrial({ ...asked, outcome })
    if (message !== undefined) {
      const found = broken.get(trial.law) ?? []
      broken.set(trial.law, [...found, `${trial.label}: ${message}`])
    }
    // It would hang or die again, and each time costs seconds.
    if (outcome.end === 'hung' || outcome.end === 'died') break
  }
  return judged([...broken].flatMap(([law, messages]) => breachesOf(law, messages)))
}

function* trialsOf(
  recorded: ReturnType<typeof readRecordedStream>,
  options: ReplayOptions,
): Generator<ReplayTrial> {
  yield* chunkings(recorded, options)
  // Of a stream that was recorded damaged nobody can say what a further fault is to change.
  if (recorded.sound) yield* faults(recorded, options.seed)
}

function breachesOf(law: Law, messages: readonly string[]): Breach[] {
  const { rule, level }: { rule: string; level?: 'should' } = laws[law]
  const breach = { requirement: decoderRequirements.get(rule)!, ...(level !== undefined && { level }) }
  const more = messages.length - MOST
  return [
    ...messages.slice(0, MOST).map((message) => ({ ...breach, message })),
    ...(more > 0 ? [{ ...breach, message: `and ${more} more streams` }] : []),
  ]
}
