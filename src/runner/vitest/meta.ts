import type { Requirement } from '../../contract/requirement.js'
import type { Settings, SuiteName } from '../settings.js'
import type { Verdict } from '../verdict.js'

/** What the test of a case has in its `task.meta`, for any reporter. */
export interface CaseMeta {
  readonly requirement: Requirement
  /** Once it is judged: one line that says what was judged, and the verdict. */
  readonly subject?: string
  readonly verdict?: Verdict
}

declare module 'vitest' {
  interface TaskMeta {
    bedrockConformance?: CaseMeta
  }
  interface ProvidedContext {
    /** The settings of each suite that runs. */
    bedrockConformance: Readonly<Partial<Record<SuiteName, Settings>>>
  }
}
