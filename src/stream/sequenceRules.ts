import type { Level, RequirementKind, Source } from '../contract/requirement.js'

export interface SequenceRule {
  readonly level: Level
  readonly kind: RequirementKind
  readonly source: Source
}

const streaming = (sentence: string): Source => ({
  document: 'Smithy 2.0, Streaming, Event streams',
  sentence,
})
const recorded = (sentence: string): Source => ({
  document: 'Recorded ConverseStream responses, January 2025 to August 2026',
  sentence,
})
const model = (sentence: string): Source => ({
  document: 'Amazon Bedrock Runtime API model, ConverseStreamOutput',
  sentence,
})

/** What can be wrong with the order of events whose messages are each in order. */
export const sequenceRules = {
  'sequence.event-type': {
    level: 'must',
    kind: 'protocol',
    source: streaming(
      'The member names of the union define the name that is used to identify each event that is sent over the event stream.',
    ),
  },
  'sequence.initial-response': {
    level: 'should',
    kind: 'protocol',
    source: {
      document: 'Amazon Event Stream Specification (Smithy 2.0), Initial Message Events',
      sentence:
        'In REST protocols (AWS restJson1, AWS restXml), initial messages are bound to HTTP requests and responses.',
    },
  },
  'sequence.after-exception': {
    level: 'must',
    kind: 'protocol',
    source: streaming(
      'These events are considered terminal errors and MUST terminate the event stream when received.',
    ),
  },
  'sequence.order': {
    level: 'must',
    kind: 'observed',
    source: recorded(
      'messageStart comes first, messageStop and then metadata come last, each once, in every stream.',
    ),
  },
  'sequence.incomplete': {
    level: 'must',
    kind: 'observed',
    source: recorded('Every stream that no exception ended has its messageStop.'),
  },
  'sequence.metadata-missing': {
    level: 'should',
    kind: 'observed',
    source: recorded('Every stream that no exception ended has its metadata, after messageStop.'),
  },
  'blocks.start-missing': {
    level: 'must',
    kind: 'modelled',
    source: model('contentBlockStart: Start information for a content block.'),
  },
  'blocks.start-repeated': {
    level: 'must',
    kind: 'modelled',
    source: model('contentBlockStart: Start information for a content block.'),
  },
  'blocks.kind': {
    level: 'must',
    kind: 'modelled',
    source: model('contentBlockIndex: The block index for a content block delta event.'),
  },
  'blocks.closed': {
    level: 'must',
    kind: 'modelled',
    source: model('contentBlockStop: Stop information for a content block.'),
  },
  'blocks.stop-unopened': {
    level: 'must',
    kind: 'modelled',
    source: model('contentBlockStop: Stop information for a content block.'),
  },
  'blocks.unstopped': {
    level: 'must',
    kind: 'observed',
    source: recorded('contentBlockStop is sent exactly once for every block.'),
  },
  'blocks.index': {
    level: 'should',
    kind: 'observed',
    source: recorded('contentBlockIndex starts at 0 and goes up by 1 with each block, whatever its kind.'),
  },
  'blocks.interleaved': {
    level: 'should',
    kind: 'observed',
    source: recorded('A block begins when the one before it has stopped.'),
  },
} as const satisfies Record<string, SequenceRule>

export type SequenceRuleId = keyof typeof sequenceRules
