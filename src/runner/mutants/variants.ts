import type { ServerSubject } from '../../cases/server/index.js'
import { benignVariants } from '../../reference/server/mutants/index.js'
import { createSession } from '../session.js'
import type { Settings } from '../settings.js'
import { serverSuite } from '../suites/server.js'
import type { Profile } from '../../subjects/profile/profile.js'
import type { OnProgress } from './killMatrix.js'
import { nullSubjects } from './nulls.js'
import { createStand } from './stand.js'

export interface Variants {
  /** Each variant that the contract allows, with the cases that fail for it: must be none. */
  readonly benign: Readonly<Record<string, readonly string[]>>
  /** Each server that is none, with the cases that pass for it: must be none. */
  readonly nulls: Readonly<Record<string, readonly string[]>>
}

/** Judge the benign variants and the null subjects with the whole catalogue. */
export async function tryVariants(revision: string, onProgress: OnProgress): Promise<Variants> {
  const { model, profile, cases, serverFor } = createStand(revision)
  const total = benignVariants.length + nullSubjects.length
  let done = 0
  const casesThat = async (
    subject: ServerSubject,
    outcomes: readonly string[],
    skip: readonly string[],
  ): Promise<string[]> => {
    const settings = settingsFor(model.revision.id, profile, skip)
    const suite = { ...serverSuite, cases: () => cases }
    const session = createSession(suite, settings, { subject, description: '', close: async () => {} })
    const verdicts = await session.runAll()
    return verdicts
      .filter(({ outcome, level }) => level !== 'info' && outcomes.includes(outcome))
      .map((verdict) => verdict.case)
  }
  const benign: Record<string, readonly string[]> = {}
  for (const variant of benignVariants) {
    // Megabytes are sent only to the variant that counts them in its own way.
    const skip = variant.id.includes('megabytes') ? [] : ['*max-bytes*']
    benign[variant.id] = await casesThat(serverFor(variant)(cases[0]!), ['fail', 'blocked', 'error'], skip)
    onProgress((done += 1), total, variant.id)
  }
  const nulls: Record<string, readonly string[]> = {}
  for (const { id, subject } of nullSubjects) {
    nulls[id] = await casesThat(subject(profile), ['pass', 'error'], [])
    onProgress((done += 1), total, id)
  }
  return { benign, nulls }
}

const settingsFor = (revision: string, profile: Profile, skip: readonly string[]): Settings => ({
  suite: 'server',
  target: { kind: 'embedded' },
  invocation: 'bedrock-conformance mutants',
  revision,
  profile,
  seed: 1,
  runs: 1,
  level: 'info',
  strict: true,
  only: [],
  // The door of the variants is open, and authentication has mutants of its own.
  skip: ['*.authentication.*', ...skip],
  timeout: 60_000,
  concurrency: 4,
  replay: [],
})
