import type { Case } from '../../cases/case.js'
import { embeddedProfile } from '../../reference/server/profile.js'
import { availableSuites, loadSuite } from '../../runner/registry.js'
import { resolveSettings } from '../../runner/resolve.js'
import type { SuiteName } from '../../runner/settings.js'

export interface CatalogueEntry {
  readonly suite: SuiteName
  readonly case: Case<unknown, unknown>
}

/** Every case of every suite at a revision, with a profile that declares everything. */
export async function allCases(revision: string): Promise<readonly CatalogueEntry[]> {
  const suites = await Promise.all(availableSuites.map(loadSuite))
  return suites.flatMap((suite) =>
    suite
      .cases(resolveSettings(suite.name, { kind: 'embedded' }, embeddedProfile(revision), { revision }))
      .map((item) => ({ suite: suite.name, case: item })),
  )
}
