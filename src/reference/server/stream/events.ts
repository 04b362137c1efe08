import { shapeAt } from '../../../contract/index.js'
import { answerConverse } from '../answer/converse.js'
import { prune } from '../answer/prune.js'
import { isShowcase } from '../answer/showcase.js'
import type { Call, StreamEvent } from '../parts.js'
import { converseEvents } from './converseEvents.js'
import { invokeEvents } from './invokeEvents.js'
import { showcaseEvents } from './showcaseEvents.js'

/** The events of a streamed answer, with only what the revision knew. */
export function eventsOf(call: Call): readonly StreamEvent[] {
  if (call.operation.name !== 'ConverseStream') return invokeEvents(call)
  const events = isShowcase(call) ? showcaseEvents(call) : converseEvents(answerConverse(call))
  const stream = call.operation.responseStream!
  return events.map((event) => {
    const target = stream.members.find(({ name }) => name === event.type)!.target
    return { ...event, payload: prune(call.model, shapeAt(call.model, target), event.payload) }
  })
}
