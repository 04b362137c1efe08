/** The order of events in the answer of one streaming operation, as data. */
export interface Grammar {
  /** The union whose members the events are. */
  readonly union: string
  /** Each member, and the revision that brought it. */
  readonly events: Readonly<Record<string, string>>
  readonly exceptions: Readonly<Record<string, string>>
  readonly initial: string
  /** State → event type → state. An exception or error leads to `failed` from everywhere but `ended`. */
  readonly next: Readonly<Record<string, Readonly<Record<string, string>>>>
  /** States in which the stream may be over; the others lack what is said here. */
  readonly unfinished: Readonly<Record<string, 'messageStop' | 'metadata'>>
}

export type StreamingOperation = keyof typeof grammars

/** After an exception nothing follows, and after the last event nothing either. */
export const FAILED = 'failed'
export const ENDED = 'ended'

const chunks = (union: string, since: string, exceptions: Grammar['exceptions']): Grammar => ({
  union,
  events: { chunk: since },
  exceptions,
  initial: 'open',
  next: { open: { chunk: 'open' } },
  unfinished: {},
})

export const grammars = {
  ConverseStream: {
    union: 'ConverseStreamOutput',
    events: {
      messageStart: '2024-05-30',
      contentBlockStart: '2024-05-30',
      contentBlockDelta: '2024-05-30',
      contentBlockStop: '2024-05-30',
      messageStop: '2024-05-30',
      metadata: '2024-05-30',
    },
    exceptions: {
      internalServerException: '2024-05-30',
      modelStreamErrorException: '2024-05-30',
      validationException: '2024-05-30',
      throttlingException: '2024-05-30',
      serviceUnavailableException: '2024-07-25',
    },
    initial: 'start',
    next: {
      start: { messageStart: 'message' },
      message: {
        contentBlockStart: 'message',
        contentBlockDelta: 'message',
        contentBlockStop: 'message',
        messageStop: 'stopped',
      },
      stopped: { metadata: ENDED },
    },
    unfinished: { start: 'messageStop', message: 'messageStop', stopped: 'metadata' },
  },
  InvokeModelWithResponseStream: chunks('ResponseStream', '2023-09-28', {
    internalServerException: '2023-09-28',
    modelStreamErrorException: '2023-09-28',
    validationException: '2023-09-28',
    throttlingException: '2023-09-28',
    modelTimeoutException: '2023-10-02',
    serviceUnavailableException: '2024-07-25',
  }),
  InvokeModelWithBidirectionalStream: chunks('InvokeModelWithBidirectionalStreamOutput', '2025-04-08', {
    internalServerException: '2025-04-08',
    modelStreamErrorException: '2025-04-08',
    validationException: '2025-04-08',
    throttlingException: '2025-04-08',
    modelTimeoutException: '2025-04-08',
    serviceUnavailableException: '2025-04-08',
  }),
} as const satisfies Record<string, Grammar>

/**
 * The kinds of content block a stream can carry, by the members of a delta that belong to them.
 *
 * Where a start is needed, it holds what no delta does: the id and name of a tool use, the format of an image. The union
 * of the start has no member for the other kinds, so those begin with their first delta.
 */
export const blockKinds = {
  text: { deltas: ['text', 'citation'], start: false },
  reasoningContent: { deltas: ['reasoningContent'], start: false },
  toolUse: { deltas: ['toolUse'], start: true },
  toolResult: { deltas: ['toolResult'], start: true },
  image: { deltas: ['image'], start: true },
} as const satisfies Record<string, { deltas: readonly string[]; start: boolean }>

export type BlockKind = keyof typeof blockKinds

/** The kind of a block by what its start or delta holds; `undefined` for what this contract does not know. */
export function blockKind(content: object): BlockKind | undefined {
  const kinds = Object.keys(blockKinds) as BlockKind[]
  return kinds.find((kind) => blockKinds[kind].deltas.some((member) => member in content))
}
