import type { Requirement } from '../../contract/requirement.js'
import type { Settings, SuiteName } from '../settings.js'
import type { Verdict } from '../verdict.js'

/** What the test of a case leaves in its `task.meta`, for any reporter. */
export interface CaseMeta {
  readonly suite: SuiteName
  /** One line that says what was judged. */
  readonly subject: string
  readonly verdict: Verdict
  readonly requirement: Requirement
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
