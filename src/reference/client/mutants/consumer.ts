import type { ClientOptions } from '../../../subjects/client/subject.js'
import { replying, without } from './edit.js'
import type { ClientMutant } from './mutant.js'

/** Does not hear something that its caller asks for. */
const deaf = (
  id: string,
  intent: string,
  hear: (options: ClientOptions) => ClientOptions,
  aims: RegExp,
): ClientMutant => ({
  id,
  intent,
  aims,
  around: (sound) => (call) => sound({ ...call, options: hear(call.options) }),
})

/** Clients that do not do with a stream what their caller does. */
export const consumerMutants: readonly ClientMutant[] = [
  {
    id: 'reads-all-first',
    intent: 'reads a stream to its end before it hands over the first event',
    aims: /prompt$|pause$/,
    change: (parts) => ({
      messages: async function* read(body) {
        const pieces: Uint8Array[] = []
        for await (const piece of body) pieces.push(piece)
        yield* parts.messages(
          (async function* all() {
            yield* pieces
          })(),
        )
      },
    }),
  },
  deaf(
    'stops-late',
    'gives one event more to a caller who left the loop',
    ({ stopAfter, ...options }) => ({
      ...options,
      ...(stopAfter !== undefined && { stopAfter: stopAfter + 1 }),
    }),
    /\.stop$/,
  ),
  {
    id: 'keeps-connections',
    intent: 'never lets go of a stream that nobody reads',
    aims: /\.stop$|\.abort$/,
    change: (parts) =>
      replying(parts, (reply) => {
        const pieces = reply.body[Symbol.asyncIterator]()
        return {
          ...reply,
          cancel: () => {},
          // Without `return`, by which a loop lets go of what it reads.
          body: { [Symbol.asyncIterator]: () => ({ next: () => pieces.next() }) },
        }
      }),
  },
  deaf(
    'never-aborts',
    'does not hear that its caller aborts',
    (options) => without(options, 'abortAfterMs'),
    /\.abort$/,
  ),
  deaf(
    'never-times-out',
    'waits for a silent server for ever',
    (options) => without(options, 'timeoutMs'),
    /timeout/,
  ),
]
