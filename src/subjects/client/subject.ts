import type { OperationName } from '../../contract/index.js'

/** A client under test, however it is attached: calls go in, what its caller sees comes out. */
export interface ClientSubject {
  readonly hello: ClientHello
  /** Make one call. Whatever the client does, dying included, is in the outcome; rejects only for a harness fault. */
  call(call: ClientCall, signal: AbortSignal): Promise<ClientOutcome>
  /** Do something while no other call is made: what ends a process then is to blame for it. */
  alone?<T>(work: (client: ClientSubject) => Promise<T>): Promise<T>
  close(): Promise<void>
}

/** A client as a module: its export `hello` says what it is, `call` makes a call and gives what its caller saw. */
export interface ClientModule {
  readonly hello: ClientHello
  /**
   * `call` has what a line of the adapter protocol has, blobs as `{"$base64":"…"}`; the answer may have them as bytes
   * too. The signal fires when nobody waits for the answer any more.
   */
  call(call: ClientCall, signal: AbortSignal): Promise<ClientAnswer>
}

/** What an adapter says of one call. */
export type ClientAnswer = Pick<ClientOutcome, 'output' | 'events' | 'summary' | 'error'>

/** What an adapter says of itself in its first line, or a module by its export `hello`. */
export interface ClientHello {
  /** Version of the adapter protocol; 1. */
  readonly protocol: number
  readonly name: string
  readonly version: string
  readonly operations: readonly OperationName[]
  readonly features: readonly ClientFeature[]
  /** How many calls it takes before it has answered the first; 1 unless it says more. */
  readonly concurrency?: number
}

/** What a client can do, and which idiom of its language it follows where the expectation depends on it. */
export type ClientFeature =
  // How it authenticates
  | 'sigv4'
  | 'session-token'
  | 'bearer'
  // What it speaks
  | 'http1'
  | 'http2'
  | 'tls'
  // What its caller may ask for: see `ClientOptions`
  | 'attempts'
  | 'timeout'
  | 'stop'
  | 'pause'
  | 'abort'
  // Idioms
  /** An exception inside a stream is handed over as the last event rather than thrown. */
  | 'errors-as-events'
  /** The caller gets typed output: whatever is not in the client's model must not appear. */
  | 'typed-output'
  /** The client makes a token for a member that the contract calls an idempotency token. */
  | 'idempotency-token'
  /** The client checks its input against the model and may refuse what is unlawful before sending it. */
  | 'validates-input'
  /**
   * Input and output have a form of the client's own, over a part of the operation. The adapter makes of the input what
   * that form can say. Which members are there and how they are named is then judged neither on the wire nor with the
   * caller, `events` are counted rather than compared, and errors may have names of the client's own; method, path,
   * authentication, connections, messages and status of errors, retries and the faults of streams are judged as ever.
   */
  | 'own-form'

export interface ClientCall {
  readonly operation: OperationName
  /** Base URL of the service, with a path at times; the client appends its own. */
  readonly endpoint: string
  readonly region: string
  readonly credentials: ClientCredentials
  /** The input as JSON: a blob is `{"$base64":"…"}`, a document is plain JSON. */
  readonly input: Readonly<Record<string, unknown>>
  readonly options: ClientOptions
}

export type ClientCredentials =
  | { readonly accessKeyId: string; readonly secretAccessKey: string; readonly sessionToken?: string }
  | { readonly bearerToken: string }

/** What the caller asks of the client beyond the input; each member needs the feature that is named. */
export interface ClientOptions {
  /** `http1`, `http2`. Which version to speak, where the client can choose. */
  readonly httpVersion?: '1.1' | '2'
  /** `tls`. PEM text of the authority to trust for an `https` endpoint. */
  readonly ca?: string
  /** `attempts`. How often a request may be sent in all; 1 switches retries off. */
  readonly maxAttempts?: number
  /** `timeout`. Milliseconds without a byte of an answer after which the call must fail. */
  readonly timeoutMs?: number
  /** `stop`. Stop reading after so many events, as a caller does who leaves the loop. */
  readonly stopAfter?: number
  /** `pause`. Milliseconds to wait after each event before asking for the next. */
  readonly pauseMs?: number
  /** `abort`. Abort the call after so many milliseconds, by the means of the language. */
  readonly abortAfterMs?: number
  /** Hand over only the number of events and a digest of their text, where the events would be too many to print. */
  readonly summarise?: boolean
}

/** What the caller of the client saw. */
export interface ClientOutcome {
  /** What the call returned, as JSON with `{"$base64":"…"}`; instants as RFC 3339 text. Absent when it threw. */
  readonly output?: unknown
  /**
   * For a stream: the events in order, each `{"messageStart":{…}}`. Those before an error are kept. Where a client has a
   * word of its own for an event, or a member of a union, that it does not know, it is `{"$unknown":…}`.
   */
  readonly events?: readonly unknown[]
  /**
   * In place of the events when `summarise` was asked for: how many there were, and of the bytes that they bring, one after
   * the other (`contentBlockDelta.delta.text` as UTF-8, `chunk.bytes`), how many there are and their digest in hexadecimal.
   */
  readonly summary?: { readonly count: number; readonly textLength: number; readonly sha256: string }
  readonly error?: ClientError
  /**
   * `answer`: the adapter answered. The others say what it did instead: no line in time, its process gone, a line that
   * is no answer.
   */
  readonly end: 'answer' | 'hung' | 'died' | 'rubbish'
  /** For an end that is not `answer`: one sentence. */
  readonly fault?: string
  /** For an end that is not `answer`: other calls were in the same process, and any of them may be to blame. */
  readonly isShared?: true
  /** The last of what it wrote to standard error during the call. */
  readonly stderr?: string
  readonly milliseconds: number
}

/** An error as the caller of the client sees it. */
export interface ClientError {
  /** Name of the class or code, without namespace: `ThrottlingException`. */
  readonly name: string
  readonly message: string
  readonly statusCode?: number
  readonly requestId?: string
  /** Whether the client itself calls it worth a retry. */
  readonly retryable?: boolean
  /** Further members that the contract gives the error, such as `originalStatusCode`. */
  readonly fields?: Readonly<Record<string, unknown>>
}
