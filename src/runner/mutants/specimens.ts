import { modelAt } from '../../contract/index.js'
import { benignClients, clientMutants } from '../../reference/client/mutants/index.js'
import { nullClients } from '../../reference/client/nulls.js'
import { decoderMutants } from '../../reference/decoder/mutants/index.js'
import { nullDecoders } from '../../reference/decoder/nulls.js'
import { decoderVariants } from '../../reference/decoder/variants.js'
import { encoderMutants, nullEncoders } from '../../reference/encoder/mutants.js'
import type { Specimen } from '../../reference/matrix/killMatrix.js'
import {
  benignVariants,
  derivedMutants,
  namedMutants,
  propertyMutants,
} from '../../reference/server/mutants/index.js'
import { nullSubjects } from './nulls.js'

/** The suites whose checks are tried by mutants, in the order in which they are told of. */
export const provenSuites = ['server', 'client', 'decoder', 'encoder'] as const

export type ProvenSuite = (typeof provenSuites)[number]

/** Everything that the checks of a suite are tried by: mutants, variants and null subjects. */
export function specimensOf(suite: ProvenSuite, revision: string): readonly Specimen[] {
  switch (suite) {
    case 'server':
      return [
        ...namedMutants,
        ...propertyMutants,
        ...benignVariants,
        ...nullSubjects,
        ...derivedMutants(modelAt(revision)),
      ].map(({ id, description }) => ({ id, intent: description }))
    case 'client':
      return [...clientMutants, ...benignClients, ...nullClients]
    case 'decoder':
      return [...decoderMutants, ...decoderVariants, ...nullDecoders]
    case 'encoder':
      return [...encoderMutants, ...nullEncoders]
  }
}
