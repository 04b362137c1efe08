import type { ModelOperation } from '../../contract/index.js'
import { decodeEvent } from '../../stream/decodeEvent.js'
import type { SequenceEvent } from '../../stream/event.js'
import type { InspectedMessage } from '../../wire/frames/inspectedMessage.js'

/** Event types by operation; made once. */
const known = new WeakMap<ModelOperation, ReadonlySet<string>>()

/** What a message says; nothing for an event that the model does not have: clients should not fail when one comes. */
export function readMessage(operation: ModelOperation, message: InspectedMessage): SequenceEvent | undefined {
  const types = known.get(operation) ?? new Set(operation.responseStream!.members.map(({ name }) => name))
  known.set(operation, types)
  const event = decodeEvent(message, types)
  return event.kind === 'event' && !types.has(event.type) ? undefined : event
}
