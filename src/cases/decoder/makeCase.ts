import type { DecoderSubject } from '../../subjects/decoder/subject.js'
import { describeFault, type Fault } from '../../wire/frames/fault.js'
import { hexdump } from '../../wire/frames/hexdump.js'
import { inspect } from '../../wire/frames/inspect.js'
import { stringifyHeader } from '../../wire/frames/show.js'
import type { Case, Evidence, Finding } from '../case.js'
import type { DecoderCaseData, ObservedTrial, TrialOptions } from './caseData.js'
import { checkTrial } from './checkTrial.js'
import { decoderRequirements } from './rules.js'

/** What was seen of a decoder in one case: its streams, as far as they were fed. */
export type DecoderObservation = readonly ObservedTrial[]

/** A case of the runner from its data. */
export function makeCase(
  data: DecoderCaseData,
  options: TrialOptions,
): Case<DecoderSubject, DecoderObservation> {
  const { id, rule, level, title, twins = [], features = ['messages'] } = data
  return {
    id,
    requirement: decoderRequirements.get(rule)!,
    ...(level !== undefined && { level }),
    title,
    features,
    twins,
    observe: async (subject, signal) => {
      const trials: ObservedTrial[] = []
      for (const trial of data.trials(options)) {
        if (signal.aborted) break
        const outcome = await subject.decode(trial.stream, signal)
        trials.push({ ...trial, outcome })
        // It would hang or die again, and each time costs seconds.
        if (outcome.end === 'hung' || outcome.end === 'died') break
      }
      return trials
    },
    check: (trials) => judge(trials, data),
    evidence: (trials) =>
      trials
        .filter((trial) => checkTrial(trial) !== undefined)
        .slice(0, 1)
        .flatMap(show),
  }
}

/** More of the same tells nothing new. */
const MOST_FINDINGS = 3

function judge(trials: DecoderObservation, { compare }: DecoderCaseData): readonly Finding[] {
  const findings = trials.flatMap((trial) => {
    const message = checkTrial(trial)
    return message === undefined ? [] : [{ message: `${trial.label}: ${message}` }]
  })
  const more = findings.length - MOST_FINDINGS
  return [
    ...findings.slice(0, MOST_FINDINGS),
    ...(more > 0 ? [{ message: `and ${more} more of ${trials.length} streams` }] : []),
    ...(compare?.(trials) ?? []),
  ]
}

function show({ label, stream, outcome }: ObservedTrial): Evidence[] {
  const bytes = Buffer.concat(stream.chunks)
  const cuts = stream.chunks.length === 1 ? 'one chunk' : `${stream.chunks.length} chunks`
  const fault = inspect(bytes).faults.find(({ level }) => level !== 'info')
  const given = [
    ...outcome.messages.slice(0, MOST_FINDINGS).map(({ headers, body }) => {
      const names = Object.entries(headers).map(([name, value]) => `${name}=${stringifyHeader(value)}`)
      return `message: ${names.slice(0, 6).join(', ')}; payload of ${body.length} bytes`
    }),
    ...outcome.events.slice(0, MOST_FINDINGS).map((event) => `event: ${JSON.stringify(event).slice(0, 200)}`),
    outcome.error === undefined ? outcome.end : `error: ${outcome.error.name}: ${outcome.error.message}`,
  ]
  return [
    { title: `Stream (${label}; ${bytes.length} bytes in ${cuts})`, text: dump(bytes, fault) },
    ...(fault === undefined ? [] : [{ title: 'What is wrong with it', text: describeFault(fault) }]),
    { title: 'What the decoder gave', text: given.join('\n') },
  ]
}

/** As much of a stream as one wants to see: its start, and the bytes that are to blame. */
function dump(bytes: Uint8Array, fault: Fault | undefined): string {
  if (fault === undefined) return hexdump(bytes.subarray(0, 256))
  const { offset, length } = fault.suspect ?? fault
  const from = Math.max(0, (offset & ~0xf) - 128)
  return hexdump(bytes.subarray(from, offset + Math.min(length, 64) + 32), [{ offset, length }], from)
}
