import type { Level, Source } from '../contract/requirement.js'
import { BlockTracker } from './blockTracker.js'
import type { SequenceEvent } from './event.js'
import { ENDED, FAILED, type Grammar, grammars, type StreamingOperation } from './grammar.js'
import { type SequenceRuleId, sequenceRules } from './sequenceRules.js'

/** One unlawful transition. */
export interface SequenceFinding {
  readonly rule: SequenceRuleId
  readonly level: Level
  /** Which event, from 0; the number of events where the end of the stream came too early. */
  readonly index: number
  readonly message: string
  readonly source: Source
}

/**
 * Judge the order of the events of one answer; `revision` is the date of the contract.
 *
 * The findings are in stream order, so the first is the first unlawful transition. An event out of its place ends the
 * judging, because nothing that follows has a place any more; a fault in one content block does not.
 */
export function checkSequence(
  operation: StreamingOperation,
  events: readonly SequenceEvent[],
  revision: string,
): SequenceFinding[] {
  const grammar: Grammar = grammars[operation]
  const findings: SequenceFinding[] = []
  const report = (rule: SequenceRuleId, index: number, message: string) => {
    const { level, source } = sequenceRules[rule]
    findings.push({ rule, level, index, message, source })
  }
  const blocks = new BlockTracker()
  let state = grammar.initial

  for (const [index, event] of events.entries()) {
    const name = describe(event)
    if (state === FAILED) {
      report('sequence.after-exception', index, `${name} comes after the exception that ended the stream`)
      return findings
    }
    if (event.kind === 'event' && event.type === 'initial-response') {
      report('sequence.initial-response', index, `${name} in the answer of a REST protocol`)
      continue
    }
    if (event.kind !== 'error' && !isMember(grammar, event, revision)) {
      report('sequence.event-type', index, `${name} is no member of ${grammar.union} as of ${revision}`)
      // Known or not, an exception ends the stream.
      if (event.kind === 'exception' && state !== ENDED) state = FAILED
      continue
    }
    const next =
      event.kind === 'event' ? grammar.next[state]?.[event.type] : state === ENDED ? undefined : FAILED
    if (next === undefined) {
      report('sequence.order', index, `${name} is not lawful here; ${lawful(grammar, state)}`)
      return findings
    }
    for (const [rule, message] of blocks.follow(event)) report(rule, index, message)
    state = next
  }

  const missing = grammar.unfinished[state]
  if (missing !== undefined) {
    const rule = missing === 'metadata' ? 'sequence.metadata-missing' : 'sequence.incomplete'
    report(rule, events.length, `the stream ends without ${missing}; ${lawful(grammar, state)}`)
  }
  return findings
}

const describe = ({ kind, type }: SequenceEvent) => (kind === 'event' ? type : `the ${kind} ${type}`)

function isMember(grammar: Grammar, { kind, type }: SequenceEvent, revision: string): boolean {
  const members = kind === 'event' ? grammar.events : grammar.exceptions
  return Object.hasOwn(members, type) && members[type]! <= revision
}

function lawful(grammar: Grammar, state: string): string {
  const events = Object.keys(grammar.next[state] ?? {})
  return events.length === 0 ? 'the stream was over' : `lawful: ${events.join(', ')}, an exception`
}
