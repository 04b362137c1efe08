import { encoderCases } from '../../cases/encoder/index.js'
import type { EncoderObservation } from '../../cases/encoder/makeCase.js'
import { encoderMutants } from '../../reference/encoder/mutants.js'
import { referenceEncoder } from '../../reference/encoder/reference.js'
import { createCommandEncoder, createModuleEncoder } from '../../subjects/encoder/commandEncoder.js'
import { createFunctionEncoder } from '../../subjects/encoder/runEncoder.js'
import type { EncoderSubject } from '../../subjects/encoder/subject.js'
import type { Suite } from '../suite.js'
import { attachProgram, type ProgramKind } from './program.js'

/** Encoders of event streams: the one of this package, a module, or a command. */
export const encoderSuite: Suite<EncoderSubject, EncoderObservation> = {
  name: 'encoder',
  cases: ({ seed, runs, role = 'client' }) => encoderCases({ seed, runs, role }),
  attach: (settings) => attachProgram(encoders, settings),
}

const encoders: ProgramKind<EncoderSubject> = {
  noun: 'encoder',
  embedded: (mutant, { role = 'client' }) => {
    const module =
      mutant === undefined ? referenceEncoder(role) : encoderMutants.find(({ id }) => id === mutant)?.make()
    return module && createFunctionEncoder(module)
  },
  module: createModuleEncoder,
  command: createCommandEncoder,
  absent: (reason) => ({ features: [], encode: () => Promise.reject(new Error(reason)) }),
  features: ['messages', 'streams', 'events', 'javascript'],
}
