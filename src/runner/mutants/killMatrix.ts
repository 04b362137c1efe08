import { namedMutants, propertyMutants } from '../../reference/server/mutants/index.js'
import type { Defects } from './defects.js'
import type { Variants } from './variants.js'

export type OnProgress = (done: number, total: number, what: string) => void

/** Which check is proven able to fail, and by which defect; and that nothing else makes one fail. */
export interface KillMatrix extends Defects, Variants {
  readonly revision: string
  /** Cases that no mutant makes fail: must be none. */
  readonly unproven: readonly string[]
  /** Mutants that somebody thought of and no case sees: must be none. */
  readonly survivors: readonly string[]
}

export const assemble = (revision: string, defects: Defects, variants: Variants): KillMatrix => ({
  revision,
  ...defects,
  ...variants,
  unproven: Object.keys(defects.checks).filter((id) => defects.checks[id]!.length === 0),
  survivors: [...namedMutants, ...propertyMutants]
    .map(({ id }) => id)
    .filter((id) => defects.mutants[id]!.length === 0),
})

/** Everything that is not as it must be, one sentence each; none when every verdict can be trusted. */
export function distrust({ unproven, survivors, benign, nulls }: KillMatrix): string[] {
  const wrongly = (of: Readonly<Record<string, readonly string[]>>, what: string): string[] =>
    Object.entries(of)
      .filter(([, ids]) => ids.length > 0)
      .map(([id, ids]) => `${id}: ${ids.length} cases ${what}, such as ${ids[0]}`)
  return [
    ...unproven.map((id) => `${id}: no mutant makes it fail`),
    ...survivors.map((id) => `${id}: no case sees this mutant`),
    ...wrongly(benign, 'fail for what the contract allows'),
    ...wrongly(nulls, 'pass for a server that is none'),
  ]
}
