/** An encoder under test. */
export interface EncoderSubject {
  readonly features: readonly EncoderFeature[]
  /** Ask it for bytes. Rejects only when the harness is at fault. */
  encode(task: EncoderTask, signal?: AbortSignal): Promise<EncoderOutcome>
  close(): Promise<void>
}

/**
 * - `messages`: it encodes one message;
 * - `streams`: it encodes a stream of messages;
 * - `events`: it encodes an event, exception or error of ConverseStream;
 * - `javascript`: it takes values that only JavaScript has: NaN, invalid dates, views into larger buffers.
 */
export type EncoderFeature = 'messages' | 'streams' | 'events' | 'javascript'

/** What is to be encoded: one message, a stream of them, or an event such as `{ messageStart: { … } }`. */
export type EncoderTask =
  | {
      readonly message: LooseMessage
      /** How the payload is handed over: a view into a larger buffer, overwritten when the bytes were given. */
      readonly payload?: 'view' | 'overwritten'
    }
  | { readonly stream: readonly LooseMessage[] }
  | { readonly event: Readonly<Record<string, unknown>> }

/** A message whose header values need not be what their types say. */
export interface LooseMessage {
  readonly headers: Readonly<Record<string, { readonly type: string; readonly value: unknown }>>
  readonly body: Uint8Array
}

export interface EncoderOutcome {
  /** What it gave; of a stream, everything in one. */
  readonly bytes?: Uint8Array
  readonly end: 'bytes' | 'error' | 'hung' | 'died' | 'rubbish'
  readonly error?: { readonly name: string; readonly message: string }
  /** One sentence for `hung`, `died` and `rubbish`. */
  readonly fault?: string
}

/** An encoder as a module of JavaScript: at least one of these, each of which may be asynchronous. */
export interface EncoderModule {
  /** The bytes of a message in the shape of `Message` of `@smithy/types`; longs are `bigint`. Throws for what it refuses. */
  readonly encode?: (message: LooseMessage) => Uint8Array | Promise<Uint8Array>
  readonly encodeStream?: (messages: AsyncIterable<LooseMessage>) => AsyncIterable<Uint8Array>
  /** The bytes of `{ messageStart: { role: 'assistant' } }`, `{ throttlingException: { message: '…' } }`. */
  readonly encodeEvent?: (event: Readonly<Record<string, unknown>>) => Uint8Array | Promise<Uint8Array>
}
