import type { Command } from 'commander'
import { nearest } from '../files/nearest.js'
import { HarnessError } from '../runner/harnessError.js'

/**
 * A word where a command should be.
 *
 * @throws HarnessError `bad-option` with the command that was probably meant
 */
export function rejectWords([word]: readonly string[], program: Command): void {
  if (word === undefined) return
  const names = program.commands.map((command) => command.name())
  const meant = nearest(word, names)
  throw new HarnessError('bad-option', `there is no command '${word}'`, {
    hint: meant === undefined ? `there are ${names.join(', ')}` : `did you mean '${meant}'?`,
  })
}
