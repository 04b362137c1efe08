// Suites for Vitest files of your own.

// Judge a subject
export { serverSuite, type ServerSuiteOptions, type SuiteOptions } from './server.js'
export { clientSuite, type ClientSuiteOptions } from './client.js'
export { decoderSuite, type DecoderSuiteOptions } from './decoder.js'
export { cassettesSuite, type CassettesSuiteOptions } from './cassettes.js'

// Make a suite of your own cases
export { defineSuite, type DefineOptions } from './defineSuite.js'
export type { Case, Evidence, Finding, Skip } from '../src/cases/case.js'
export type { Budget } from '../src/runner/budget.js'
export type { Attached, Suite } from '../src/runner/suite.js'
export { resolveSettings, type RunOptionsGiven } from '../src/runner/resolve.js'
export type { Settings, Shard, SuiteName, Target } from '../src/runner/settings.js'

// Say what a subject supports
export { completeProfile, loadProfile } from '../src/runner/profile/load.js'
export type { ProfileFile } from '../src/runner/profile/file.js'
export type { Profile } from '../src/subjects/profile/profile.js'

// Read what came of it
export type { CaseMeta } from '../src/runner/vitest/meta.js'
export type { Outcome, Verdict } from '../src/runner/verdict.js'
export { HarnessError, type HarnessErrorCode } from '../src/runner/harnessError.js'
