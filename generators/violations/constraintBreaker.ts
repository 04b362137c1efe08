import { constraintsOf, pathText, pointerTo, type Constraint } from '../../src/contract/index.js'
import type { RequestDrafts } from '../requests/request.js'
import { rotated, type Breaker, type Broken } from './breaker.js'
import { renameKey, setAt, spotsOf } from './edit.js'
import { wrongValue } from './wrongValues.js'

/** A breaker for every constraint of the service model that holds for the requests of an operation. */
export function constraintBreakers(drafts: RequestDrafts): readonly Breaker[] {
  const { model, operation, book } = drafts
  return constraintsOf(model, operation.name, 'request', operation.input)
    .filter(({ path }) => book.reaches(operation.input, path.segments))
    .map((constraint) => breakerOf(constraint, drafts))
}

const LARGE = 1_000_000

const LINK_RULES = ['messages.toolUse.answered', 'messages.toolResult.not-more-than-uses']

/** What ties a tool use to its result: without it, one of the two stands alone in the turn beside. */
const LINKS: ReadonlySet<string> = new Set([
  'toolUse',
  'toolUse.toolUseId',
  'toolUse.type',
  'toolResult',
  'toolResult.toolUseId',
])

function breakerOf(constraint: Constraint, { book, operation }: RequestDrafts): Breaker {
  const { id, kind, path, limit = 0 } = constraint
  const { segments, member } = path
  const isKey = segments.at(-1) === '{key}'
  const isLabel = member?.location === 'uri'
  const isPayload = segments.length === 1 && segments[0] === operation.input.payload
  return {
    requirement: id,
    kind,
    lead: kind === 'required' ? segments.slice(0, -1) : segments,
    // An empty label is another path, and a body is bytes whatever it is.
    sendable:
      !(isLabel && (kind === 'required' || kind === 'min-length')) &&
      !(isPayload && (kind === 'type' || kind === 'base64')),
    large: limit > LARGE,
    knocksOn: LINKS.has(pathText(segments).replace('messages[].content[].', '')) ? LINK_RULES : [],
    *ways(lawful, dice): Generator<Broken> {
      for (const { keys, value } of rotated(spotsOf(lawful, segments), dice)) {
        const wrong = wrongValue(constraint, value, dice, book)
        if (wrong === undefined) continue
        const [variant, content] = wrong
        const pointer = pointerTo('', ...keys)
        if (isKey) {
          const name = String(content)
          yield {
            request: renameKey(lawful, pointer, name),
            pointer: pointerTo('', ...keys.slice(0, -1), name),
            variant,
          }
        } else yield { request: setAt(lawful, pointer, content), pointer, variant }
      }
    },
  }
}
