import { resolve } from 'node:path'
import { Option, type Command } from 'commander'
import type { Target } from '../runner/settings.js'
import { quote } from '../report/words.js'
import { file } from './parse.js'
import { splitWords } from './splitWords.js'

/** Which subject is judged, where it is a module, a command, or the one of this package. */
export interface ProgramFlags {
  readonly module?: string
  readonly command?: readonly string[]
  readonly mutant?: string
}

/** `--module`, `--command` and `--mutant`, of which one may be given; `exports` says what a module has to have. */
export const addProgramFlags = (command: Command, noun: string, exports: string): Command =>
  addAttachFlags(command, exports).addOption(
    new Option('--mutant <id>', `judge the ${noun} of this package with one deliberate defect`).conflicts([
      'module',
      'command',
    ]),
  )

/** `--module` and `--command` alone. */
export const addAttachFlags = (command: Command, exports: string): Command =>
  command
    .addOption(new Option('--module <file>', `a module that exports ${exports}`).argParser(file))
    .addOption(
      new Option('--command <command>', 'a program that speaks the line protocol; quotes as in a shell')
        .argParser(splitWords)
        .conflicts('module'),
    )

/** `--role`, for what reads or writes frames. */
export const roleFlag = (): Option =>
  new Option('--role <role>', 'whose limits hold: a service enforces them, a client does not')
    .choices(['client', 'service'])
    .default('client')

export function programTarget({
  module,
  command,
  mutant,
}: ProgramFlags): Extract<Target, { readonly kind: 'module' | 'command' | 'embedded' }> {
  if (module !== undefined) return { kind: 'module', path: resolve(module) }
  if (command !== undefined) return { kind: 'command', command }
  return { kind: 'embedded', ...(mutant !== undefined && { mutant }) }
}

/** The words of the command line that name the same subject again. */
export function programWords({ module, command, mutant }: ProgramFlags): readonly string[] {
  if (module !== undefined) return ['--module', module]
  if (command !== undefined) return ['--command', command.map(quote).join(' ')]
  return mutant === undefined ? [] : ['--mutant', mutant]
}
