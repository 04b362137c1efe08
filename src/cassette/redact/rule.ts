/** One kind of secret: where it stands, how it is told, and the lawful value that is written instead. */
export interface RedactionRule {
  /** What `provenance.redacted` counts it by. Several rules may share a name. */
  readonly name: string
  /**
   * Look only into the values of fields of these names: HTTP headers and trailers, headers of event-stream messages,
   * members of JSON objects, query parameters. Names are compared without case and punctuation, so `apikey` is also
   * `x_api_key`'s `API-Key`. When left out, look at all text.
   */
  readonly fields?: readonly string[]
  /** What to look for, with the flags `d` and `g`. Its group `secret` is what is replaced; without one, all of it. */
  readonly pattern: RegExp
  readonly replacement: string
  /** Of these one stands in every match, so that most text need not be looked at. */
  readonly hints?: readonly string[]
}

/** A way in which text hides in other text. What is found inside is redacted as any other text, then put back. */
export interface Encoding {
  readonly name: string
  /** The text with what is encoded in it redacted; the very same text where there is nothing to redact. */
  rewrite(text: string, inside: Inside): string
  /**
   * For text that is nothing but this: then what it encodes is redacted, and nobody looks at it as it stands, for a match
   * could end in the middle of an escape. Undefined for other text.
   */
  rewriteWhole?(text: string, inside: Inside): string | undefined
}

/** What an encoding asks of the redaction that it is a part of. */
export interface Inside {
  text(text: string): string
  /** The value of a field, by the rules for fields of that name alone. */
  named(name: string, value: string): string
  bytes(bytes: Uint8Array): Uint8Array
}

export interface RedactionRules {
  /** In the order in which they are tried. */
  readonly rules: readonly RedactionRule[]
  readonly encodings: readonly Encoding[]
  /** Replace what a rule found in one place wherever else it stands in the exchange. */
  readonly learn: boolean
}

/** The form in which names of fields are compared. */
export const fieldKey = (name: string): string => name.toLowerCase().replace(/[^a-z0-9]/g, '')
