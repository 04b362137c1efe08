import { idPrefix, type Model, type ModelOperation, type StructureAt } from '../../../contract/index.js'
import type { SequenceEvent } from '../../../stream/event.js'
import type { ScriptedReply } from '../../../subjects/client/script.js'
import type { ClientOutcome } from '../../../subjects/client/subject.js'
import type { Finding } from '../../case.js'
import { lawfulValues } from '../../server/request/lawful.js'
import { grow, type Grown } from '../../server/request/grow.js'
import { defaultProfile } from '../../../subjects/profile/defaults.js'
import { asCallInput } from '../callInput.js'
import { differences } from '../compare/compare.js'
import type { ClientPlan } from '../plan.js'
import { exampleAnswer, exampleEvents } from '../samples.js'
import { answerReply, streamReply } from '../scripts.js'

type Value = Readonly<Record<string, unknown>>

/** One part of what an operation answers: how a value of it is sent, and what its caller has to get. */
export interface Showing {
  readonly root: StructureAt
  /** Ids of its requirements begin with this. */
  readonly prefix: string
  /** The least of it that has a place. */
  readonly grow: (segments: readonly string[]) => Grown
  readonly reply: (value: Value) => ScriptedReply
  /** Everything by which an outcome without error differs from the value, pointers from the root. */
  readonly judge: (value: Value, outcome: ClientOutcome) => readonly Finding[]
}

/** The parts of an answer: all members of one that is whole; those of the head and the events of one that streams. */
export const showingsOf = (plan: ClientPlan, operation: ModelOperation): readonly Showing[] =>
  operation.responseStream === undefined
    ? [wholeAnswer(plan, operation)]
    : [streamHead(plan, operation), streamEvent(plan, operation, operation.responseStream)]

const growFrom =
  (model: Model, name: string, present: unknown): Showing['grow'] =>
  (segments) =>
    grow(model, name, present, segments, lawfulValues({ model, profile: defaultProfile }))

function wholeAnswer(plan: ClientPlan, operation: ModelOperation): Showing {
  const { model } = plan
  const { name, payload } = operation.output
  // A blob that is the body is bytes, everywhere else it is base64.
  const asSent = (value: Value): Value =>
    payload !== undefined && typeof value[payload] === 'string'
      ? { ...value, [payload]: Buffer.from(value[payload], 'base64') }
      : value
  return {
    root: operation.output,
    prefix: idPrefix(operation.name, 'response'),
    grow: growFrom(model, name, exampleAnswer(plan, operation)),
    reply: (value) => answerReply(operation, asSent(value)),
    judge: (value, { output }) => differences(model, name, asCallInput(model, name, value), output, 'caller'),
  }
}

/** Members of the head are handed over as output, beside the events. */
function streamHead({ model }: ClientPlan, operation: ModelOperation): Showing {
  const { name } = operation.output
  const members = operation.output.members.filter(({ location }) => location === 'header')
  return {
    root: { ...operation.output, members },
    prefix: idPrefix(operation.name, 'response'),
    grow: growFrom(model, name, {}),
    reply: (value) => streamReply(operation, exampleEvents(operation), { members: value }),
    judge: (value, { output }) => differences(model, name, value, output ?? {}, 'caller'),
  }
}

function streamEvent({ model }: ClientPlan, operation: ModelOperation, root: StructureAt): Showing {
  const members = root.members.filter(({ name }) => !name.endsWith('Exception'))
  return {
    root: { ...root, members },
    prefix: idPrefix(operation.name, 'event'),
    grow: growFrom(model, root.name, undefined),
    reply: (value) => streamReply(operation, story(operation, value).events),
    judge: (value, { events = [] }) => {
      const { index } = story(operation, value)
      return differences(model, root.name, asCallInput(model, root.name, value), events[index], 'caller')
    },
  }
}

/** An ordinary stream with this event in its place. */
function story(
  operation: ModelOperation,
  value: Value,
): { readonly events: readonly SequenceEvent[]; readonly index: number } {
  const [[type, payload] = ['', {}]] = Object.entries(value)
  const told = exampleEvents(operation)
  const event: SequenceEvent = { kind: 'event', type, payload }
  const place = told.findIndex((candidate) => candidate.type === type)
  // The start of a block is what an ordinary stream may lack: it stands before the first delta.
  const index = place === -1 ? 1 : place
  return { events: told.toSpliced(index, place === -1 ? 0 : 1, event), index }
}
