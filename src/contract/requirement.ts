/**
 * One statement of the contract that can be checked, and where it is written.
 *
 * A verdict is only as good as the sentence it cites, so every requirement carries its source and what is known of
 * whether the real service keeps to it.
 */
export interface Requirement {
  /** Stable name, `operation.path.rule`: `converse.messages.images.max-count`. */
  readonly id: string
  readonly level: Level
  readonly kind: RequirementKind
  readonly source: Source
  /** First revision it holds for, and the first one it no longer holds for. */
  readonly since: string
  readonly until?: string
  readonly enforcement: Enforcement
}

/** `must`: a subject that breaks it does not conform. `should`: a warning unless `--strict`. `info`: never fails. */
export type Level = 'must' | 'should' | 'info'

/**
 * Where requirements come from: the service model, prose only, a protocol specification (event stream, restJson1,
 * HTTP, RFC 6901, SigV4), or recorded traffic.
 */
export type RequirementKind = 'modelled' | 'documented' | 'protocol' | 'observed'

export interface Source {
  /** Which document, with its date or section: `Converse API documentation of 2024-07-25`, `RFC 6901, section 3`. */
  readonly document: string
  /** The sentence, at most 25 quoted words. */
  readonly sentence: string
}

/** Whether public evidence shows the service enforcing the statement. */
export interface Enforcement {
  readonly status: 'confirmed' | 'contradicted' | 'unknown'
  readonly evidence?: string
}
