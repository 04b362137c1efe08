import { probesOf } from '../../cases/server/answer/probes.js'
import type { Cassette } from '../../cassette/cassette.js'
import { constraintsOf, type Constraint, type Model, type ModelOperation } from '../../contract/index.js'
import { embeddedProfile } from '../server/profile.js'
import { inspect } from '../../wire/frames/inspect.js'
import { bodyOf } from '../../wire/rest/index.js'
import { spoil } from '../server/mutants/derived/breaks.js'
import { referenceHandler } from '../server/start.js'
import { json, messages, typeOf } from './edit.js'
import { record } from './record.js'

/** A recorded answer in which one constraint of the service model is broken. */
export interface Spoilt {
  readonly constraint: Constraint
  readonly cassette: Cassette
}

/**
 * For each constraint of the answers of an operation, and of their events, a recording in which it is broken wherever its
 * place is. Constraints whose place no answer of the embedded server has, or that stand in a header, have none.
 */
export async function spoiltAnswers(model: Model, operation: ModelOperation): Promise<readonly Spoilt[]> {
  const handler = referenceHandler({ revision: model.revision.id })
  const plan = { model, profile: embeddedProfile(model.revision.id) }
  const recorded = await Promise.all(probesOf(plan, operation).map(({ request }) => record(handler, request)))
  const root = operation.responseStream ?? operation.output
  const part = operation.responseStream === undefined ? 'response' : 'event'
  const values = recorded.map((cassette) => ({ cassette, parts: partsOf(cassette, part) }))
  return (
    constraintsOf(model, operation.name, part, root)
      .filter(({ path }) => path.segments[0]?.endsWith('Exception') !== true)
      // That the payload of a message is an object is for the format of the stream to ask.
      .filter(({ path, kind }) => part === 'response' || path.segments.length > 1 || kind === 'required')
      .flatMap((constraint) => {
        for (const { cassette, parts } of values) {
          const spoilt = parts.map((value) => spoil(model, constraint, value) as Json)
          if (JSON.stringify(spoilt) !== JSON.stringify(parts)) {
            return [{ constraint, cassette: withParts(cassette, part, spoilt) }]
          }
        }
        return []
      })
  )
}

type Json = Record<string, unknown>
type SpoiltPart = 'response' | 'event'

/** The answer, or each event as `{ [type]: payload }`. */
function partsOf({ response }: Cassette, part: SpoiltPart): readonly Json[] {
  const body = bodyOf(response)
  if (part === 'response') return [JSON.parse(Buffer.from(body).toString()) as Json]
  return inspect(body).messages.map((message) => {
    const type = message.header(':event-type') ?? message.header(':exception-type')
    return { [String(type?.value)]: JSON.parse(message.text) as Json }
  })
}

const withParts = (cassette: Cassette, part: SpoiltPart, parts: readonly Json[]): Cassette =>
  part === 'response'
    ? json(() => parts[0])(cassette)
    : messages((list) =>
        list.map((message, index) => ({ ...message, payload: parts[index]![typeOf(message)] as Json })),
      )(cassette)
