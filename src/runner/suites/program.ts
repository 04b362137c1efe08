import { relative } from 'node:path'
import { ProgramStartError } from '../../subjects/command/lineProgram.js'
import { HarnessError } from '../harnessError.js'
import type { Settings } from '../settings.js'
import type { Attached } from '../suite.js'

/** How one kind of subject is started: the one of this package, a module in a process of its own, or a command. */
export interface ProgramKind<Subject extends ProgramSubject> {
  /** `decoder`, `encoder`, …, as reports call it. */
  readonly noun: string
  /** The subject of this package, with one deliberate defect where `mutant` names one that there is. */
  embedded(mutant: string | undefined, settings: Settings): Subject | undefined
  module(path: string): Promise<Subject>
  command(command: readonly string[]): Promise<Subject>
  /** What stands for a subject that did not start; nothing is asked of it. */
  absent(reason: string): Omit<Subject, 'close'>
  /** All that a subject of this kind can say that it does: what does not start is blocked, not skipped. */
  readonly features: readonly string[]
}

export interface ProgramSubject {
  readonly features: readonly string[]
  close(): Promise<void>
}

/** Attach the subject that the settings name. One that does not start is no fault of the harness: all is blocked. */
export async function attachProgram<Subject extends ProgramSubject>(
  kind: ProgramKind<Subject>,
  settings: Settings,
): Promise<Attached<Subject>> {
  const description = describe(kind.noun, settings)
  try {
    const subject = await start(kind, settings)
    return { subject, description, features: subject.features, close: () => subject.close() }
  } catch (error) {
    if (!(error instanceof ProgramStartError)) throw error
    const { message } = error
    const close = async () => {}
    const subject = { ...kind.absent(message), close } as Subject
    return { subject, description, features: kind.features, probe: async () => message, close }
  }
}

async function start<Subject extends ProgramSubject>(
  kind: ProgramKind<Subject>,
  settings: Settings,
): Promise<Subject> {
  const { target } = settings
  switch (target.kind) {
    case 'module':
      return kind.module(target.path)
    case 'command':
      return kind.command(target.command)
    case 'embedded': {
      const subject = kind.embedded(target.mutant, settings)
      if (subject !== undefined) return subject
      throw new HarnessError('bad-option', `there is no ${kind.noun} mutant '${target.mutant}'`, {
        hint: '`bedrock-conformance mutants --list` names them',
      })
    }
    default:
      throw new HarnessError('bad-option', `no ${kind.noun} can be judged by ${target.kind}`, {
        hint: 'say --module FILE or --command COMMAND',
      })
  }
}

function describe(noun: string, { target }: Settings): string {
  switch (target.kind) {
    case 'module':
      return `the ${noun} ${relative(process.cwd(), target.path)}`
    case 'command':
      return `the ${noun} ${target.command.join(' ')}`
    default: {
      const mutant = target.kind === 'embedded' ? target.mutant : undefined
      return `the ${noun} of this package${mutant === undefined ? '' : `, mutant ${mutant}`}`
    }
  }
}
