import type { Readings } from '../../contract/index.js'
import type { Feature } from './features.js'
import type { ModelPurpose } from './purposes.js'

/** What a subject says it supports and how it is spoken to: read from a profile file, checked, with defaults filled in. */
export interface Profile {
  readonly name: string
  /** The revision the subject claims, when it claims one. */
  readonly revision?: string
  readonly operations: readonly string[]
  readonly features: readonly Feature[]
  /** Model ids by purpose; a purpose that is not given is served by `text`. */
  readonly models: Readonly<Partial<Record<ModelPurpose, string>>> & { readonly text: string }
  /** The native body that InvokeModel and its kin send to `models.invoke`. */
  readonly invokeBody: Readonly<Record<string, unknown>>
  readonly guardrail?: {
    readonly identifier: string
    readonly version: string
    /** A text that the guardrail blocks. */
    readonly blocked?: string
  }
  /** An invocation that GetAsyncInvoke knows. */
  readonly asyncInvoke?: { readonly invocationArn: string }
  /** How each modeled error is provoked: by error name, then by operation, or `*` for all of them. */
  readonly errors: Readonly<Record<string, Readonly<Record<string, Provocation>>>>
  readonly authentication: Authentication
  /** Sent with every request, after those that the harness makes. */
  readonly headers: Readonly<Record<string, string>>
  /** PEM text of the certificate authority that a TLS endpoint is trusted by. */
  readonly ca?: string
  /** Where document and service disagree, which of the two the subject is held to. */
  readonly readings: Readings
  readonly timeouts: Timeouts
  /** Goes before the path of every operation: `''` or `/bedrock`. */
  readonly pathPrefix: string
}

/** One change to a request that works, after which the subject answers with the error in question. */
export type Provocation =
  | { readonly modelId: string }
  | { readonly header: Readonly<Record<string, string>> }
  /** A JSON merge patch (RFC 7396) on the body. */
  | { readonly body: Readonly<Record<string, unknown>> }

export type Authentication =
  | { readonly scheme: 'none' }
  | { readonly scheme: 'bearer'; readonly token: string }
  /** Signature Version 4 with the service name `bedrock`. */
  | { readonly scheme: 'sigv4'; readonly region: string; readonly credentials: Credentials }

export interface Credentials {
  readonly accessKeyId: string
  readonly secretAccessKey: string
  readonly sessionToken?: string
}

/** In milliseconds. */
interface Timeouts {
  /** From the start of a case to its verdict. */
  readonly case: number
  /** Until a connection stands. */
  readonly connect: number
}

/** The model id for a purpose. */
export const modelFor = (profile: Profile, purpose: ModelPurpose): string =>
  profile.models[purpose] ?? profile.models.text

/** How the subject is made to answer an operation with an error, if the profile tells. */
export const provocationOf = (profile: Profile, operation: string, error: string): Provocation | undefined =>
  profile.errors[error]?.[operation] ?? profile.errors[error]?.['*']
