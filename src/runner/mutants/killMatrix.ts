import type { KillMatrix } from '../../reference/matrix/killMatrix.js'
import { namedMutants, propertyMutants } from '../../reference/server/mutants/index.js'
import type { Defects } from './defects.js'
import type { Variants } from './variants.js'

export type OnProgress = (done: number, total: number, what: string) => void

/** The kill matrix of the server suite out of its two halves. */
export const assemble = (defects: Defects, variants: Variants): KillMatrix => ({
  ...defects,
  ...variants,
  unproven: Object.keys(defects.checks).filter((id) => defects.checks[id]!.length === 0),
  // A derived mutant may aim at what no case can send; one that somebody thought of must be seen.
  survivors: [...namedMutants, ...propertyMutants]
    .map(({ id }) => id)
    .filter((id) => defects.mutants[id]!.length === 0),
})
