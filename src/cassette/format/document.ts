import type { HeaderList, HttpVersion } from '../../wire/http/message.js'
import type { Layout } from './layouts.js'
import type { CassetteEnd, Provenance } from '../cassette.js'
import type { JsonHeader } from '../../wire/frames/headerJson.js'

/** The content of a `*.cassette.json`, as `schemas/cassette.schema.json` describes it. Members are written in this order. */
export interface CassetteDocument {
  readonly cassette: 1
  readonly provenance: Provenance
  readonly request?: {
    readonly httpVersion?: HttpVersion
    readonly method: string
    readonly target: string
    readonly headers: HeaderList
    readonly body: BodyDocument
  }
  readonly response: {
    readonly httpVersion?: HttpVersion
    readonly status?: number
    readonly reason?: string
    readonly headers: HeaderList
    readonly body: BodyDocument
    /** Microseconds after the first byte, and bytes. */
    readonly chunks: readonly (readonly [at: number, length: number])[]
    readonly trailers?: HeaderList
    readonly end: CassetteEnd
    readonly fault?: string
  }
}

export type BodyDocument = { readonly length: number; readonly sha256: string } & BodyForm

/** One of these. */
export interface BodyForm extends PayloadForm {
  readonly messages?: readonly Entry[]
}

/** One of these: a value that is written in some layout, UTF-8 (a list is of lines), or base64. */
export interface PayloadForm {
  /** How the value is written where it is not compact; only for a body. */
  readonly layout?: Layout
  readonly json?: unknown
  readonly text?: string | readonly string[]
  readonly base64?: string
}

/** A message of an event stream with its payload, or a stretch of bytes that is no sound message. */
export type Entry = MessageEntry | { readonly raw: string }

export interface MessageEntry extends PayloadForm {
  /** Short for the three headers that an event of the service has. */
  readonly event?: string
  readonly exception?: string
  readonly headers?: readonly (readonly [name: string, value: string | JsonHeader])[]
}
