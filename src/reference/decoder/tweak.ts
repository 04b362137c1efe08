import type { DecoderModule } from '../../subjects/decoder/subject.js'
import { type Fault, FrameError } from '../../wire/frames/fault.js'
import type { InspectedMessage } from '../../wire/frames/inspectedMessage.js'
import { FrameInspector } from '../../wire/frames/inspector.js'
import type { HeaderValue, Message } from '../../wire/frames/message.js'
import type { Role } from '../../wire/frames/readFrame.js'

type Chunks = AsyncIterable<Uint8Array>

/** Where a decoder departs from the sound one. */
export interface Tweaks {
  readonly role?: Role
  /** The bytes on their way in. */
  readonly before?: (chunks: Chunks) => Chunks
  /** Faults that it does not mind: it gives the message as far as it could be read. */
  readonly tolerate?: (fault: Fault, message: InspectedMessage | undefined) => boolean
  /** A message on its way out; `undefined` is not given. Throws for one that is refused. */
  readonly after?: (message: Message, inspected: InspectedMessage) => unknown
  /** An error on its way out; `undefined` is not thrown, the stream just ends. */
  readonly rethrow?: (error: unknown) => unknown
}

/** The sound decoder with its tweaks. */
export function tweak(tweaks: Tweaks): DecoderModule {
  return {
    decode: async function* tweaked(chunks) {
      const { before = (same) => same, after = (message) => message, rethrow } = tweaks
      try {
        for await (const message of inspected(before(chunks), tweaks)) {
          const given = after(message.toMessage(), message)
          if (given !== undefined) yield given
        }
      } catch (error) {
        if (rethrow === undefined) throw error
        const other = rethrow(error)
        if (other !== undefined) throw other
      }
    },
  }
}

async function* inspected(
  chunks: Chunks,
  { role = 'client', tolerate = () => false }: Tweaks,
): AsyncGenerator<InspectedMessage> {
  const inspector = new FrameInspector({ role })
  const seen = new Set<Fault>()
  const stopAt = (faults: readonly Fault[], message?: InspectedMessage) => {
    for (const fault of faults) {
      if (seen.has(fault) || fault.level === 'info') continue
      if (!tolerate(fault, message)) throw new FrameError(fault)
      seen.add(fault)
    }
  }
  for await (const chunk of chunks) {
    for (const message of inspector.push(chunk)) {
      stopAt(inspector.faults.filter((fault) => isBefore(fault, message)))
      stopAt(message.faults, message)
      yield message
    }
    stopAt(inspector.faults)
  }
  inspector.end()
  stopAt(inspector.faults)
}

/** A fault of a prelude is told at one of its fields, up to 8 bytes behind its start. */
const isBefore = (fault: Fault, message: InspectedMessage) =>
  fault.offset - 8 < message.offset && !message.faults.includes(fault)

/** The same message with other headers; a header that becomes `undefined` is left out. */
export function mapHeaders(
  { headers, body }: Message,
  map: (name: string, header: HeaderValue) => readonly [string, HeaderValue] | undefined,
): Message {
  const mapped: Record<string, HeaderValue> = Object.create(null)
  for (const [name, header] of Object.entries(headers)) {
    const entry = map(name, header)
    if (entry !== undefined) mapped[entry[0]] = entry[1]
  }
  return { headers: mapped, body }
}

type ValueOf<T extends HeaderValue['type']> = Extract<HeaderValue, { readonly type: T }>['value']

/** The same message with other values in the headers of one type. */
export const mapValues =
  <T extends HeaderValue['type']>(type: T, map: (value: ValueOf<T>) => HeaderValue['value']) =>
  (message: Message): Message =>
    mapHeaders(message, (name, header) =>
      header.type === type
        ? [name, { type, value: map(header.value as ValueOf<T>) } as HeaderValue]
        : [name, header],
    )
