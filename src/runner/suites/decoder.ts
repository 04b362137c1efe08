import type { DecoderObservation } from '../../cases/decoder/makeCase.js'
import { decoderCases } from '../../cases/decoder/index.js'
import { decoderMutants } from '../../reference/decoder/mutants/index.js'
import { referenceDecoder } from '../../reference/decoder/reference.js'
import { createCommandDecoder } from '../../subjects/decoder/commandDecoder.js'
import { createFunctionDecoder } from '../../subjects/decoder/functionDecoder.js'
import { createModuleDecoder } from '../../subjects/decoder/moduleDecoder.js'
import type { DecoderSubject } from '../../subjects/decoder/subject.js'
import type { Suite } from '../suite.js'
import { attachProgram, type ProgramKind } from './program.js'

/** Decoders of event streams: the one of this package, a module, or a command. */
export const decoderSuite: Suite<DecoderSubject, DecoderObservation> = {
  name: 'decoder',
  cases: ({ seed, runs, role = 'client' }) => decoderCases({ seed, runs, role }),
  attach: (settings) => attachProgram(decoders, settings),
}

const decoders: ProgramKind<DecoderSubject> = {
  noun: 'decoder',
  embedded: (mutant, { role = 'client' }) => {
    const module =
      mutant === undefined ? referenceDecoder(role) : decoderMutants.find(({ id }) => id === mutant)?.make()
    return module && createFunctionDecoder(module)
  },
  module: createModuleDecoder,
  command: createCommandDecoder,
  absent: (reason) => ({ features: [], decode: () => Promise.reject(new Error(reason)) }),
  features: ['messages', 'events', 'transport'],
}
