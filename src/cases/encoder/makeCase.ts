import { compareMessages } from '../decoder/checkTrial.js'
import type { EncoderSubject } from '../../subjects/encoder/subject.js'
import { describeFault } from '../../wire/frames/fault.js'
import { hexdump } from '../../wire/frames/hexdump.js'
import { inspect } from '../../wire/frames/inspect.js'
import type { Message } from '../../wire/frames/message.js'
import type { Case, Evidence, Finding } from '../case.js'
import type { EncoderCaseData, ObservedEncoding } from './caseData.js'
import { encoderRequirements } from './rules.js'

export type EncoderObservation = readonly ObservedEncoding[]

/** A case of the runner from its data. */
export function makeCase(
  { id, rule, level, title, twins = [], features = ['messages'], trials }: EncoderCaseData,
  options: { readonly seed: number; readonly runs: number },
): Case<EncoderSubject, EncoderObservation> {
  return {
    id,
    requirement: encoderRequirements.get(rule)!,
    ...(level !== undefined && { level }),
    title,
    features,
    twins,
    observe: async (subject, signal) => {
      const seen: ObservedEncoding[] = []
      for (const trial of trials(options)) {
        if (signal.aborted) break
        const outcome = await subject.encode(trial.task, signal)
        seen.push({ ...trial, outcome })
        if (outcome.end === 'hung' || outcome.end === 'died') break
      }
      return seen
    },
    check: judge,
    evidence: (seen) =>
      seen
        .filter((trial) => checkEncoding(trial) !== undefined)
        .slice(0, 1)
        .flatMap(show),
  }
}

const MOST_FINDINGS = 3

function judge(seen: EncoderObservation): readonly Finding[] {
  const findings = seen.flatMap((trial) => {
    const message = checkEncoding(trial)
    return message === undefined ? [] : [{ message: `${trial.label}: ${message}` }]
  })
  const more = findings.length - MOST_FINDINGS
  return [
    ...findings.slice(0, MOST_FINDINGS),
    ...(more > 0 ? [{ message: `and ${more} more of ${seen.length} messages` }] : []),
  ]
}

/** What an encoder did wrong, in one sentence. Its bytes are judged by the inspector, not by a decoder of its own. */
export function checkEncoding({ task, expect, outcome }: ObservedEncoding): string | undefined {
  const { end, bytes, error, fault } = outcome
  if (fault !== undefined) return fault
  if (end === 'error') {
    return 'messages' in expect ? `expected bytes, got an error: ${error?.message}` : undefined
  }
  if (bytes === undefined) return 'it gave nothing'
  if ('refuse' in expect) return 'expected to be refused, got bytes'
  if ('either' in expect) return differ(expect.either, bytes)
  if (expect.bytes !== undefined && Buffer.compare(expect.bytes, bytes) !== 0) {
    return `expected ${Buffer.from(expect.bytes).toString('hex') || 'no bytes'}, got ${Buffer.from(bytes).toString('hex')}`
  }
  return 'event' in task
    ? differ(expect.messages.map(compact), bytes, compact)
    : differ(expect.messages, bytes)
}

function differ(
  expected: readonly Message[],
  bytes: Uint8Array,
  normalize = (message: Message) => message,
): string | undefined {
  const { messages, faults } = inspect(bytes)
  const fault = faults.find(({ level }) => level !== 'info')
  if (fault !== undefined) return describeFault(fault)
  if (messages.length !== expected.length)
    return `expected ${expected.length} messages, found ${messages.length}`
  const differences = expected.map((message, index) =>
    compareMessages(message, normalize(messages[index]!.toMessage())),
  )
  return differences.find((difference) => difference !== undefined)
}

/** White space in JSON is no matter of events. */
function compact({ headers, body }: Message): Message {
  try {
    return { headers, body: Buffer.from(JSON.stringify(JSON.parse(Buffer.from(body).toString()))) }
  } catch {
    return { headers, body }
  }
}

function show({ label, outcome }: ObservedEncoding): Evidence[] {
  const { bytes, error, end } = outcome
  const text =
    bytes === undefined
      ? error === undefined
        ? end
        : `${error.name}: ${error.message}`
      : hexdump(bytes.subarray(0, 512))
  return [{ title: `What the encoder gave for ${label}`, text }]
}
