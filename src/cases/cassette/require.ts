import {
  requirement,
  requirementsAt,
  type Model,
  type ModelOperation,
  type Requirement,
  type Violation,
} from '../../contract/index.js'
import type { EventFault } from '../../stream/readEvent.js'
import type { SequenceFinding } from '../../stream/checkSequence.js'
import { describeFault, type Fault } from '../../wire/frames/fault.js'
import { decoderRequirements } from '../decoder/rules.js'
import { sequenceRequirement } from '../stream/requirements.js'
import type { Breach } from './judgement.js'

/** A requirement of the contract; one that this revision does not have yet is told as the newest has it. */
export const requirementOf = (model: Model, id: string): Requirement =>
  requirementsAt(model.revision).get(id) ?? requirement(id)

export const breachOf = (model: Model, violation: Violation): Breach => ({
  requirement: requirementOf(model, violation.requirement),
  message: violation.message,
  pointer: violation.pointer,
})

/** A fault of the frames, told by the sentence of the format that it breaks. */
export const breachOfFrame = (fault: Fault): Breach => ({
  requirement: decoderRequirements.get(`frames.${fault.code}`)!,
  message: describeFault(fault),
})

export const breachOfEvent = (fault: EventFault, index: number): Breach => ({
  requirement: decoderRequirements.get(`events.${fault.code}`)!,
  message: `message ${index}: ${fault.message}`,
})

export const breachOfSequence = (
  operation: ModelOperation,
  { rule, index, message }: SequenceFinding,
): Breach => ({
  requirement: sequenceRequirement(operation, rule),
  message: `event ${index}: ${message}`,
})

/** What is asked of a file before anything can be asked of what it holds. */
export const fileRequirement: Requirement = {
  id: 'cassette.file',
  level: 'must',
  kind: 'protocol',
  source: {
    document: 'schemas/cassette.schema.json of this package',
    sentence: 'a file holds the bytes that were recorded: what it says of their length and digest is true',
  },
  since: '2023-09-28',
  enforcement: { status: 'unknown' },
}
