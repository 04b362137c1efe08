import { modelAt } from '../../../contract/index.js'
import { benignVariants } from './benign.js'
import { derivedMutants } from './derived/index.js'
import type { Mutant } from './mutant.js'
import { converseMutants } from './named/converse.js'
import { errorMutants } from './named/errors.js'
import { httpMutants } from './named/http.js'
import { propertyMutants } from './named/properties.js'
import { streamMutants } from './named/streams.js'

/** Defects that somebody thought of. */
export const namedMutants: readonly Mutant[] = [
  ...httpMutants,
  ...converseMutants,
  ...streamMutants,
  ...errorMutants,
]

/**
 * The mutant or benign variant of an id, at a revision.
 *
 * @throws RangeError for an id that there is not
 */
export function mutantOf(id: string, revision: string): Mutant {
  const found = [
    ...namedMutants,
    ...propertyMutants,
    ...benignVariants,
    ...derivedMutants(modelAt(revision)),
  ].find((mutant) => mutant.id === id)
  if (found === undefined)
    throw new RangeError(`there is no mutant '${id}': \`mutants --list\` names them all`)
  return found
}

export { benignVariants } from './benign.js'
export { propertyMutants } from './named/properties.js'
export { derivedMutants, type DerivedMutant } from './derived/index.js'
export type { Mutant } from './mutant.js'
