import type { Message } from '../../wire/frames/message.js'
import { adoptMessage } from './adoptMessage.js'
import { feed } from './feed.js'
import type { DecoderModule, DecoderOutcome, DecoderStream, ObservedError, ObservedEvent } from './subject.js'

/**
 * Run a decoder in this process over one stream, and note what it does for at most `limit` milliseconds.
 *
 * It shares the event loop: one that never gives it back can only be ended with its process.
 */
export async function runDecoder(
  decoder: DecoderModule,
  stream: DecoderStream,
  limit: number,
): Promise<DecoderOutcome> {
  const started = performance.now()
  const held = stream.measure === true ? watchMemory() : undefined
  const gone = new AbortController()
  // Looked at when all is over: what a decoder has given must stay as it was.
  const given: unknown[] = []

  const source = async function* (): AsyncGenerator<Uint8Array> {
    for await (const chunk of feed(stream, gone.signal)) {
      held?.look()
      yield chunk
    }
    held?.look()
  }
  const drain = async (): Promise<Ending> => {
    const decode = stream.output === 'events' ? decoder.decodeEvents : decoder.decode
    if (decode === undefined) return { end: 'rubbish', fault: `it gives no ${stream.output ?? 'messages'}` }
    try {
      for await (const value of decode(source())) {
        if (gone.signal.aborted) break
        given.push(value)
      }
      return pollution() ?? { end: 'end' }
    } catch (error) {
      return pollution() ?? { end: 'error', error: describe(error) }
    } finally {
      held?.look()
    }
  }

  let timer: NodeJS.Timeout | undefined
  const overdue = new Promise<Ending>((resolve) => {
    // What has to be said of a stream that stays open is said at once, or never.
    const patience = stream.end === 'open' ? Math.min(limit, OPEN_LIMIT) : limit
    timer = setTimeout(resolve, patience, {
      end: 'hung',
      fault: `neither end nor error within ${patience} ms`,
    })
  })
  try {
    const ending = await Promise.race([drain(), overdue])
    const milliseconds = performance.now() - started
    const memory = held === undefined ? {} : { allocated: held.most() }
    const { rubbish, ...adopted } = { rubbish: undefined, ...adopt(stream, given) }
    const judged: Ending = rubbish === undefined ? ending : { end: 'rubbish', fault: rubbish }
    return { ...adopted, ...judged, milliseconds, ...memory }
  } finally {
    clearTimeout(timer)
    gone.abort()
  }
}

const OPEN_LIMIT = 2000

type Ending = Pick<DecoderOutcome, 'end' | 'error' | 'fault'>

/** What was given, as far as it is what a decoder gives. */
function adopt({ output }: DecoderStream, given: readonly unknown[]) {
  const messages: Message[] = []
  const events: ObservedEvent[] = []
  try {
    for (const value of given) {
      if (output === 'events') events.push(adoptEvent(value))
      else messages.push(adoptMessage(value))
    }
    return { messages, events }
  } catch (error) {
    return { messages, events, rubbish: describe(error).message }
  }
}

function adoptEvent(value: unknown): ObservedEvent {
  const [entry, ...others] = typeof value === 'object' && value !== null ? Object.entries(value) : []
  if (entry === undefined || others.length > 0) {
    throw new TypeError('an event is an object with one member, the name of its type')
  }
  return { type: entry[0], payload: entry[1] }
}

function describe(error: unknown): ObservedError {
  if (!(error instanceof Error)) return { name: typeof error, message: String(error) }
  const own = Object.entries(error).filter(
    ([name]) => name !== 'name' && name !== 'message' && name !== 'stack',
  )
  return { name: error.name, message: error.message, members: Object.fromEntries(own) }
}

/** What a name like `__proto__` in a message can do to a careless decoder; mended, so that the next stream has a chance. */
function pollution(): Pick<DecoderOutcome, 'end' | 'fault'> | undefined {
  const names = Object.keys(Object.prototype)
  for (const name of names) Reflect.deleteProperty(Object.prototype, name)
  return names.length === 0
    ? undefined
    : { end: 'rubbish', fault: `it gave every object the member ${names.join(', ')}` }
}

/** The most that array buffers held, beyond what they held at the start. */
function watchMemory() {
  const start = process.memoryUsage().arrayBuffers
  let most = 0
  return {
    look() {
      most = Math.max(most, process.memoryUsage().arrayBuffers - start)
    },
    most: () => most,
  }
}
