import type { Requirement } from '../../contract/requirement.js'
import type { Settings, Shard } from '../settings.js'
import type { Outcome, Verdict } from '../verdict.js'

/** What `results.json` holds, format 1: the one thing that is sharded and merged; every report is written from it. */
export interface Results {
  readonly format: 1
  readonly header: Header
  readonly suites: readonly SuiteResults[]
}

/** The only place with anything that differs between two runs with one seed. */
export interface Header {
  readonly tool: 'bedrock-conformance'
  readonly version: string
  readonly node: string
  /** ISO 8601, UTC. */
  readonly started: string
  readonly seconds: number
}

export interface SuiteResults extends Pick<
  Settings,
  'suite' | 'invocation' | 'revision' | 'seed' | 'runs' | 'level' | 'strict' | 'only' | 'skip'
> {
  /** One line that says what was judged. */
  readonly subject: string
  /** Name of the profile. */
  readonly profile: string
  readonly shard?: Shard
  /** `interrupted`: not every selected case has a verdict. */
  readonly state: 'complete' | 'interrupted'
  readonly summary: Summary
  /** The requirements that the verdicts cite, sorted by id. */
  readonly requirements: readonly CitedRequirement[]
  /** Sorted by case id. */
  readonly verdicts: readonly Verdict[]
  /** Cases that the baseline lists and the catalogue does not have. */
  readonly staleBaseline?: readonly string[]
}

export type CitedRequirement = Pick<Requirement, 'id' | 'level' | 'kind' | 'source' | 'enforcement'>

export interface Summary extends Readonly<Record<Outcome, number>> {
  readonly cases: number
  /** What decides the exit code: failures and blocked cases that count, and fixed ones that are still in the baseline. */
  readonly red: number
  /** Failures and blocked cases of level `should`, unless strict. */
  readonly warnings: number
  /** Failures that the baseline knows. */
  readonly expected: number
  /** Passes that the baseline takes for failures. */
  readonly fixed: number
}

export interface SuiteRun {
  readonly settings: Settings
  readonly subject: string
  readonly state: SuiteResults['state']
  readonly verdicts: readonly Verdict[]
  readonly requirements: Iterable<Requirement>
  readonly staleBaseline?: readonly string[]
}
