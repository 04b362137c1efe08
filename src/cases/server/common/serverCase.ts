import type { Level, Requirement } from '../../../contract/index.js'
import type { HttpExchange, HttpRequest, HttpVersion } from '../../../wire/http/message.js'
import type { Case, Finding, Skip } from '../../case.js'
import type { ServerSubject } from '../../../subjects/server/subject.js'
import { evidenceOf } from './evidence.js'

/** What was seen of a server: one or several exchanges, and how each may be repeated. */
export interface ServerObservation {
  readonly exchanges: readonly Seen[]
}

export interface Seen {
  readonly exchange: HttpExchange
  /** The command that sends the request again; made for a reader only. */
  command(): string
}

export type ServerCase = Case<ServerSubject, ServerObservation>

/** Exchanges under one failure: more would hide what matters. */
const SHOWN = 2

export interface Stimulus {
  readonly request: HttpRequest
  readonly httpVersion?: HttpVersion
  readonly anonymous?: boolean
  /** Share the exchange with other cases that send the same under this key. */
  readonly shared?: string
}

interface CaseDraft {
  readonly id: string
  readonly requirement: Requirement
  readonly level?: Level | undefined
  readonly title: string
  readonly features?: readonly string[]
  readonly twins?: readonly string[]
  /** Made when the case is observed, not before: a request may be of several megabytes. */
  readonly stimuli: () => readonly Stimulus[]
  readonly check: (exchanges: readonly HttpExchange[]) => readonly Finding[] | Skip
  /** Of many exchanges, those that a reader needs; all when nothing is said. */
  readonly telling?: (exchange: HttpExchange) => boolean
}

/** A case that sends its stimuli one after the other and judges the exchanges together. */
export function serverCase(draft: CaseDraft): ServerCase {
  const {
    id,
    requirement,
    level,
    title,
    features = [],
    twins = [],
    stimuli,
    check,
    telling = () => true,
  } = draft
  return {
    id,
    requirement,
    ...(level !== undefined && { level }),
    title,
    features,
    twins,
    observe: (subject, signal) => {
      const send = async (): Promise<ServerObservation> => {
        const exchanges: Seen[] = []
        for (const stimulus of stimuli()) exchanges.push(await see(subject, stimulus, signal))
        return { exchanges }
      }
      return features.includes('limits') ? subject.exclusive(send) : send()
    },
    check: ({ exchanges }) => check(exchanges.map(({ exchange }) => exchange)),
    evidence: ({ exchanges }) =>
      exchanges
        .filter(({ exchange }) => telling(exchange))
        .slice(0, SHOWN)
        .flatMap(evidenceOf),
  }
}

async function see(subject: ServerSubject, stimulus: Stimulus, signal: AbortSignal): Promise<Seen> {
  const { request, httpVersion, anonymous = false, shared } = stimulus
  const send = (): Promise<HttpExchange> =>
    subject.send(request, { signal, anonymous, ...(httpVersion !== undefined && { httpVersion }) })
  const exchange = shared === undefined ? await send() : await subject.once(shared, send)
  return { exchange, command: () => subject.reproduce(request, httpVersion ?? subject.httpVersion) }
}
