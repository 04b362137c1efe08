import type { Level, Requirement } from '../contract/requirement.js'

/**
 * One stimulus with an id, and the pure function that judges what was seen.
 *
 * `Subject` is what is under test (a server at a URL, a decoder in a module, …); `Observation` is plain data.
 */
export interface Case<Subject, Observation> {
  /** Unique in its suite, stable between runs and releases. */
  readonly id: string
  readonly requirement: Requirement
  /** Below the level of the requirement, where the contract leaves room for this very case. */
  readonly level?: Level
  /** One line: what is sent and what is expected of it. */
  readonly title: string
  /** What the subject must support for the case to apply; a profile that lacks one of them skips it. */
  readonly features: readonly string[]
  /**
   * Ids of cases that must pass for this one to mean anything: the same stimulus without the violation. Where one of
   * them did not pass, this case is `blocked`: a subject that refuses everything must not score.
   */
  readonly twins: readonly string[]
  /** Send the stimulus. Rejects only when the harness is at fault; whatever the subject does is an observation. */
  observe(subject: Subject, signal: AbortSignal): Promise<Observation>
  /** Pure: an empty list is a pass. */
  check(observation: Observation): readonly Finding[] | Skip
  /** What a reader needs to believe the verdict and to see it again. */
  evidence(observation: Observation): readonly Evidence[]
}

/** One thing that was wrong. */
export interface Finding {
  /** One sentence: what was expected and what came instead. */
  readonly message: string
  /** Where in the judged value, as a JSON Pointer (RFC 6901), when there is a value. */
  readonly pointer?: string
}

/** The case turned out not to apply: said with its reason, never counted as a pass. */
export interface Skip {
  readonly skip: string
}

/** A titled block of text under a failure: the request, the answer, a frame dump, the command that reproduces it. */
export interface Evidence {
  readonly title: string
  readonly text: string
}

export const isSkip = (judged: readonly Finding[] | Skip): judged is Skip => 'skip' in judged

/** The level a verdict on a case has. */
export const levelOf = ({
  level,
  requirement,
}: Pick<Case<unknown, unknown>, 'level' | 'requirement'>): Level => level ?? requirement.level
