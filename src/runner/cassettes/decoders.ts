import { relative } from 'node:path'
import type { ReplayedDecoder } from '../../cases/cassette/replay/judgeReplay.js'
import { decoderMutants } from '../../reference/decoder/mutants/index.js'
import { referenceDecoder } from '../../reference/decoder/reference.js'
import { createCommandDecoder } from '../../subjects/decoder/commandDecoder.js'
import { createFunctionDecoder } from '../../subjects/decoder/functionDecoder.js'
import { createModuleDecoder } from '../../subjects/decoder/moduleDecoder.js'
import { findSmithyDecoder } from '../../subjects/decoder/smithyDecoder.js'
import type { DecoderSubject } from '../../subjects/decoder/subject.js'
import { HarnessError } from '../harnessError.js'
import type { ReplayTarget } from '../settings.js'

/** What the decoder of the official SDK is known not to notice, in any stream: no news about this one. */
const knownOfSmithy = Object.fromEntries(
  [1, 2, 3].map((bytes) => [
    `cut after ${bytes} byte${bytes === 1 ? '' : 's'} of a message`,
    'it forgets up to three bytes at the end of a stream',
  ]),
)

/** The decoders that are there when nobody names one: that of this package, and that of the official SDK if installed. */
export const usualDecoders = (): readonly ReplayTarget[] => [
  { kind: 'embedded' },
  ...(findSmithyDecoder() === undefined ? [] : ([{ kind: 'smithy' }] as const)),
]

/**
 * Start a decoder.
 *
 * @throws ProgramStartError when a module or command does not start
 */
export async function startDecoder(
  target: ReplayTarget,
): Promise<ReplayedDecoder & { readonly subject: DecoderSubject }> {
  const name = decoderName(target)
  switch (target.kind) {
    case 'embedded':
      return { name, subject: createFunctionDecoder(ownDecoder(target.mutant)) }
    case 'smithy':
      return { name, subject: createFunctionDecoder(findSmithyDecoder()!), known: knownOfSmithy }
    case 'module':
      return { name, subject: await createModuleDecoder(target.path) }
    case 'command':
      return { name, subject: await createCommandDecoder(target.command) }
  }
}

function ownDecoder(mutant: string | undefined) {
  if (mutant === undefined) return referenceDecoder()
  const found = decoderMutants.find(({ id }) => id === mutant)
  if (found === undefined) throw new HarnessError('bad-option', `there is no decoder mutant '${mutant}'`)
  return found.make()
}

/** A decoder in the ids of cases. */
export const decoderName = ({ kind }: ReplayTarget): string => (kind === 'embedded' ? 'own' : kind)

/** A decoder in a line of a report. */
export function describeDecoder(target: ReplayTarget): string {
  switch (target.kind) {
    case 'embedded':
      return `the decoder of this package${target.mutant === undefined ? '' : `, mutant ${target.mutant}`}`
    case 'smithy':
      return '@smithy/eventstream-codec'
    case 'module':
      return relative(process.cwd(), target.path)
    case 'command':
      return target.command.join(' ')
  }
}
