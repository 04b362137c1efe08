import type { EncoderFeature, EncoderModule, EncoderOutcome, EncoderSubject, EncoderTask } from './subject.js'

/** Run an encoder in this process, for at most `limit` milliseconds. */
export async function runEncoder(
  encoder: EncoderModule,
  task: EncoderTask,
  limit: number,
): Promise<EncoderOutcome> {
  let timer: NodeJS.Timeout | undefined
  const overdue = new Promise<EncoderOutcome>((resolve) => {
    timer = setTimeout(resolve, limit, { end: 'hung', fault: `neither bytes nor error within ${limit} ms` })
  })
  try {
    return await Promise.race([perform(encoder, task), overdue])
  } finally {
    clearTimeout(timer)
  }
}

async function perform(encoder: EncoderModule, task: EncoderTask): Promise<EncoderOutcome> {
  let bytes: unknown
  try {
    bytes = await ask(encoder, task)
  } catch (error) {
    const { name, message } = error instanceof Error ? error : { name: typeof error, message: String(error) }
    return { end: 'error', error: { name, message } }
  }
  if (bytes instanceof Uint8Array) return { end: 'bytes', bytes: new Uint8Array(bytes) }
  return {
    end: 'rubbish',
    fault: `what it gave is no Uint8Array but ${bytes === null ? 'null' : typeof bytes}`,
  }
}

async function ask(
  { encode, encodeStream, encodeEvent }: EncoderModule,
  task: EncoderTask,
): Promise<unknown> {
  if ('event' in task) return encodeEvent?.(task.event)
  if ('stream' in task) {
    const pieces: Uint8Array[] = []
    for await (const piece of encodeStream?.(from(task.stream)) ?? []) pieces.push(new Uint8Array(piece))
    return encodeStream === undefined ? undefined : Buffer.concat(pieces)
  }
  const { message, payload } = task
  if (payload === undefined) return encode?.(message)
  // Room for a whole frame around it, for those who would rather not copy.
  const larger = new Uint8Array(message.body.length + 2 * ROOM).fill(0xee)
  larger.set(message.body, ROOM)
  const body = larger.subarray(ROOM, ROOM + message.body.length)
  const bytes = await encode?.({ ...message, body })
  if (payload === 'overwritten') larger.fill(0xdd)
  return bytes
}

const ROOM = 256

async function* from<T>(items: readonly T[]): AsyncGenerator<T> {
  yield* items
}

/** What a module can do, by what it exports. */
export const featuresOf = ({
  encode,
  encodeStream,
  encodeEvent,
}: EncoderModule): readonly EncoderFeature[] => [
  ...(encode === undefined ? [] : (['messages'] as const)),
  ...(encodeStream === undefined ? [] : (['streams'] as const)),
  ...(encodeEvent === undefined ? [] : (['events'] as const)),
  'javascript',
]

/** An encoder in this process. */
export function createFunctionEncoder(module: EncoderModule, { limit = 5000 } = {}): EncoderSubject {
  return {
    features: featuresOf(module),
    encode: async (task) => runEncoder(module, task, limit),
    close: async () => {},
  }
}
