import { relative } from 'node:path'
import type { DecoderObservation } from '../../cases/decoder/makeCase.js'
import { decoderCases } from '../../cases/decoder/index.js'
import { decoderMutants } from '../../reference/decoder/mutants/index.js'
import { referenceDecoder } from '../../reference/decoder/reference.js'
import { createCommandDecoder, DecoderStartError } from '../../subjects/decoder/commandDecoder.js'
import { createFunctionDecoder } from '../../subjects/decoder/functionDecoder.js'
import { createModuleDecoder } from '../../subjects/decoder/moduleDecoder.js'
import type { DecoderSubject } from '../../subjects/decoder/subject.js'
import { HarnessError } from '../harnessError.js'
import type { Settings } from '../settings.js'
import type { Attached, Suite } from '../suite.js'

/** Decoders of event streams: the one of this package, a module, or a command. */
export const decoderSuite: Suite<DecoderSubject, DecoderObservation> = {
  name: 'decoder',
  cases: ({ seed, runs, role = 'client' }) => decoderCases({ seed, runs, role }),
  async attach(settings) {
    const name = nameOf(settings)
    try {
      return attached(await start(settings), name)
    } catch (error) {
      // A decoder that does not start is no fault of the harness: everything is blocked, with what it said.
      if (error instanceof DecoderStartError) return absent(error.message, name)
      throw error
    }
  },
}

const attached = (subject: DecoderSubject, description: string): Attached<DecoderSubject> => ({
  subject,
  description,
  features: subject.features,
  close: () => subject.close(),
})

const absent = (reason: string, description: string): Attached<DecoderSubject> => ({
  subject: {
    features: [],
    decode: () => Promise.reject(new Error(reason)),
    close: async () => {},
  },
  description,
  features: ['messages', 'events', 'transport'],
  probe: async () => reason,
  close: async () => {},
})

async function start({ target, role = 'client' }: Settings): Promise<DecoderSubject> {
  switch (target.kind) {
    case 'embedded':
      return createFunctionDecoder(moduleOf(target.mutant, role))
    case 'module':
      return createModuleDecoder(target.path)
    case 'command':
      return createCommandDecoder(target.command)
    default:
      throw new HarnessError('bad-option', `a decoder cannot be judged by ${target.kind}`, {
        hint: 'say --module FILE or --command COMMAND',
      })
  }
}

function moduleOf(mutant: string | undefined, role: 'client' | 'service') {
  if (mutant === undefined) return referenceDecoder(role)
  const found = decoderMutants.find(({ id }) => id === mutant)
  if (found === undefined) throw new HarnessError('bad-option', `there is no decoder mutant '${mutant}'`)
  return found.make()
}

function nameOf({ target }: Settings): string {
  switch (target.kind) {
    case 'module':
      return `the decoder ${relative(process.cwd(), target.path)}`
    case 'command':
      return `the decoder ${target.command.join(' ')}`
    case 'embedded':
      return target.mutant === undefined
        ? 'the decoder of this package'
        : `the decoder of this package, mutant ${target.mutant}`
    default:
      return 'a decoder'
  }
}
