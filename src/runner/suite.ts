import type { Case } from '../cases/case.js'
import type { Budget } from './budget.js'
import type { Settings, SuiteName } from './settings.js'

/** A catalogue of cases for one kind of subject, and how such a subject is attached. */
export interface Suite<Subject, Observation> {
  readonly name: SuiteName
  /** The catalogue for a revision and a profile: the same settings give the same cases, in the same order. */
  cases(settings: Settings): readonly Case<Subject, Observation>[]
  /** Start or find the subject. A rejection is a harness fault; a subject that is not there is for `probe` to tell. */
  attach(settings: Settings, budget: Budget): Promise<Attached<Subject>>
  /** Whether an observation suggests that there is no subject at all: connection refused, no answer, child gone. */
  isAbsent?(observation: Observation): boolean
}

/** A subject that can be observed, until `close`. */
export interface Attached<Subject> {
  readonly subject: Subject
  /** One line for the reports, the same in every run: no port chosen by chance, no absolute path. */
  readonly description: string
  /** Features that the subject itself declares; they take the place of those of the profile. */
  readonly features?: readonly string[]
  /** One sentence on why the subject cannot be reached, `undefined` when it can. Asked before the first case. */
  probe?(signal: AbortSignal): Promise<string | undefined>
  /** Release sockets, children and files. Called once. */
  close(): Promise<void>
}

/** A suite whose subject and observation do not matter to the reader. */
export type AnySuite = Suite<unknown, unknown>
