import { pointerTo } from '../../contract/index.js'
import { parseJson } from '../../wire/rest/index.js'
import { compareValues } from '../match/compareValues.js'
import { align } from './align.js'
import type { Difference, DifferencePart } from './difference.js'
import { readEvents, type RecordedEvent, type RecordedEvents } from './events.js'
import { foldDeltas } from './foldDeltas.js'
import { numberIds } from './numberIds.js'
import { isVolatilePlace } from './volatile.js'

/** What a response says, in a form that can be compared. */
export type Said =
  | { readonly stream: RecordedEvents }
  | { readonly json: unknown }
  | { readonly bytes: string }

export function readBody(body: Uint8Array, isStream: boolean): Said {
  if (isStream) return { stream: readEvents(body) }
  const parsed = parseJson(body)
  return 'json' in parsed ? parsed : { bytes: Buffer.from(body).toString('base64') }
}

/** What two bodies say differently; `part` is what a difference belongs to that is neither event nor usage. */
export function compareBodies(before: Said, after: Said, part: DifferencePart, all: boolean): Difference[] {
  if ('stream' in before && 'stream' in after) return compareStreams(before.stream, after.stream, all)
  if ('json' in before && 'json' in after) return compareJson(before.json, after.json, part, all)
  if ('bytes' in before && 'bytes' in after && before.bytes === after.bytes) return []
  return [{ part, place: '', before: outline(before), after: outline(after) }]
}

/** Two JSON values with the ids of tool uses numbered, and without the places that always change. */
export function compareJson(
  before: unknown,
  after: unknown,
  part: DifferencePart,
  all: boolean,
): Difference[] {
  const [was, is] = all ? [before, after] : [numberIds(before, new Map()), numberIds(after, new Map())]
  return compareValues(was, is)
    .filter((difference) => all || !isUntelling(difference))
    .map(({ pointer, ...sides }) => ({ part: isUsage(pointer) ? 'usage' : part, place: pointer, ...sides }))
}

function compareStreams(before: RecordedEvents, after: RecordedEvents, all: boolean): Difference[] {
  const [was, is] = [before, after].map(({ events }) => (all ? events : numbered(foldDeltas(events))))
  const faults = compareValues(before.faults, after.faults).map(({ pointer, ...sides }): Difference => ({
    part: 'events',
    place: `fault ${pointer.slice(1)}`,
    ...sides,
  }))
  return [
    ...align(was!, is!, kindOf).flatMap((pair) => compareEvents(pair.before, pair.after, all)),
    ...faults,
  ]
}

interface Placed {
  readonly index: number
  readonly item: RecordedEvent
}

function compareEvents(before: Placed | undefined, after: Placed | undefined, all: boolean): Difference[] {
  const { index, item } = (before ?? after)!
  const place = `${index} ${item.type}`
  const part = item.kind === 'event' ? 'events' : 'error'
  if (before === undefined) return [{ part, place, after: item.value }]
  if (after === undefined) return [{ part, place, before: item.value }]
  return compareValues(before.item.value, after.item.value)
    .filter((difference) => all || !isUntelling(difference))
    .map(({ pointer, ...sides }) => ({
      part: isUsage(pointer) ? 'usage' : part,
      place: `${place} ${pointer}`,
      ...sides,
    }))
}

const isUntelling = ({ pointer, ...sides }: object & { pointer: string }): boolean =>
  'before' in sides && 'after' in sides && isVolatilePlace(pointer)

const isUsage = (pointer: string): boolean => /(?:^|\/)usage(?:\/|$)|TokenCount$|_token_count$/.test(pointer)

/** Events that say the same sort of thing: their type, and for deltas and the models' own formats what they are of. */
function kindOf({ type, value }: RecordedEvent): string {
  const { bytes, delta, start, type: named } = Object(value) as Record<string, unknown>
  if (bytes !== undefined) return `${type} ${kindOf({ kind: 'event', type: '', value: bytes })}`
  if (typeof named === 'string') return `${type} ${named} ${String(Object(delta).type ?? '')}`
  const inner = delta ?? start ?? (type === '' ? value : undefined)
  return typeof inner === 'object' && inner !== null ? `${type} ${Object.keys(inner)[0] ?? ''}` : type
}

function numbered(events: readonly RecordedEvent[]): RecordedEvent[] {
  const known = new Map<string, string>()
  return events.map((event) => ({ ...event, value: numberIds(event.value, known) }))
}

function outline(said: Said): unknown {
  if ('stream' in said) return `an event stream of ${said.stream.events.length} events`
  return 'json' in said ? said.json : pointerTo('base64', said.bytes)
}
