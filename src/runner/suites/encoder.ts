import { relative } from 'node:path'
import { encoderCases } from '../../cases/encoder/index.js'
import type { EncoderObservation } from '../../cases/encoder/makeCase.js'
import { encoderMutants } from '../../reference/encoder/mutants.js'
import { referenceEncoder } from '../../reference/encoder/reference.js'
import { ProgramStartError } from '../../subjects/command/lineProgram.js'
import { createCommandEncoder, createModuleEncoder } from '../../subjects/encoder/commandEncoder.js'
import { createFunctionEncoder } from '../../subjects/encoder/runEncoder.js'
import type { EncoderSubject } from '../../subjects/encoder/subject.js'
import { HarnessError } from '../harnessError.js'
import type { Settings } from '../settings.js'
import type { Attached, Suite } from '../suite.js'

/** Encoders of event streams: the one of this package, a module, or a command. */
export const encoderSuite: Suite<EncoderSubject, EncoderObservation> = {
  name: 'encoder',
  cases: ({ seed, runs, role = 'client' }) => encoderCases({ seed, runs, role }),
  async attach(settings) {
    const description = nameOf(settings)
    try {
      const subject = await start(settings)
      return { subject, description, features: subject.features, close: () => subject.close() }
    } catch (error) {
      // An encoder that does not start is no fault of the harness: everything is blocked, with what it said.
      if (error instanceof ProgramStartError) return absent(error.message, description)
      throw error
    }
  },
}

const absent = (reason: string, description: string): Attached<EncoderSubject> => ({
  subject: {
    features: [],
    encode: () => Promise.reject(new Error(reason)),
    close: async () => {},
  },
  description,
  features: ['messages', 'streams', 'events', 'javascript'],
  probe: async () => reason,
  close: async () => {},
})

async function start({ target, role = 'client' }: Settings): Promise<EncoderSubject> {
  switch (target.kind) {
    case 'embedded':
      return createFunctionEncoder(moduleOf(target.mutant, role))
    case 'module':
      return createModuleEncoder(target.path)
    case 'command':
      return createCommandEncoder(target.command)
    default:
      throw new HarnessError('bad-option', `an encoder cannot be judged by ${target.kind}`, {
        hint: 'say --module FILE or --command COMMAND',
      })
  }
}

function moduleOf(mutant: string | undefined, role: 'client' | 'service') {
  if (mutant === undefined) return referenceEncoder(role)
  const found = encoderMutants.find(({ id }) => id === mutant)
  if (found === undefined) throw new HarnessError('bad-option', `there is no encoder mutant '${mutant}'`)
  return found.make()
}

function nameOf({ target }: Settings): string {
  switch (target.kind) {
    case 'module':
      return `the encoder ${relative(process.cwd(), target.path)}`
    case 'command':
      return `the encoder ${target.command.join(' ')}`
    case 'embedded':
      return target.mutant === undefined
        ? 'the encoder of this package'
        : `the encoder of this package, mutant ${target.mutant}`
    default:
      return 'an encoder'
  }
}
