import { setTimeout as delay } from 'node:timers/promises'
import type { ModelOperation } from '../../contract/index.js'
import type { SequenceEvent } from '../../stream/event.js'
import { EventError } from '../../stream/decodeEvent.js'
import type { ClientOptions } from '../../subjects/client/subject.js'
import { FrameError } from '../../wire/frames/fault.js'
import type { Told } from './client.js'
import { ClientFailure } from './clientFailure.js'
import type { Limits } from './limits.js'
import type { CallerValue, ClientParts, Reply } from './parts.js'
import { createSummary } from './summary.js'

/** Read a stream as its caller asked: to its end, or to where it leaves the loop. Events before an error are kept. */
export async function readStream(
  parts: ClientParts,
  operation: ModelOperation,
  { stopAfter, pauseMs, summarise }: ClientOptions,
  reply: Reply,
  limits: Limits,
): Promise<Told> {
  const events: CallerValue[] = []
  const summary = createSummary()
  const told = (): Told => (summarise === true ? { summary: summary.told() } : { events })
  try {
    let count = 0
    for await (const event of eventsOf(parts, operation, reply, limits)) {
      const seen = parts.event(parts.model, operation, event)
      if (summarise === true) summary.add(seen)
      else events.push(seen)
      count += 1
      if (count === stopAfter) break
      if (pauseMs !== undefined) await delay(pauseMs, undefined, { signal: limits.signal })
    }
    return { output: parts.streamOutput(parts.model, operation, reply), ...told() }
  } catch (error) {
    return { ...told(), error: failureOf(error, limits).error }
  } finally {
    reply.cancel()
  }
}

async function* eventsOf(
  parts: ClientParts,
  operation: ModelOperation,
  reply: Reply,
  limits: Limits,
): AsyncGenerator<SequenceEvent> {
  let last: SequenceEvent | undefined
  for await (const messages of parts.messages(heard(reply.body, limits))) {
    for (const message of messages) {
      const event = parts.readMessage(operation, message)
      if (event === undefined) continue
      if (event.kind !== 'event') throw new ClientFailure(parts.streamFailure(operation, event, reply))
      last = event
      yield event
    }
  }
  const unfinished = parts.unfinished(operation, last)
  if (unfinished !== undefined) throw new ClientFailure(unfinished)
}

/** The bytes of a body, each piece a sign of life. */
async function* heard(body: AsyncIterable<Uint8Array>, limits: Limits): AsyncGenerator<Uint8Array> {
  for await (const piece of body) {
    limits.stir()
    yield piece
  }
}

const failureOf = (error: unknown, limits: Limits): ClientFailure =>
  error instanceof FrameError || error instanceof EventError
    ? new ClientFailure({ name: error.name, message: error.message })
    : limits.failure(error)
