// How what was installed is reached: the flags of the command line, and what must be there.
import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** Paths are relative to it: what a report says of them is the same everywhere. */
export const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))))

/** The two kinds of subject of one folder below the root, each with the target of its `install.mjs`. */
export function subjectsOf(here) {
  const build = join(here, '.build')
  const subject = (flag, words, target, needs) => ({
    flags: [flag, words.join(' ')],
    target,
    isThere: existsSync(join(root, needs)),
  })
  return {
    module: (file, needs = join(build, 'npm/node_modules')) =>
      subject('--module', [join(here, file)], 'npm', needs),
    command: (target, needs, ...words) => subject('--command', words, target, join(build, needs)),
    program: (target, path) => subject('--command', [join(build, path)], target, join(build, path)),
    /** A class among what Maven puts into a folder of its own. */
    java: (name, ...flags) =>
      subject(
        '--command',
        ['java', ...flags, '-cp', `${build}/java/target/classes:${build}/java/target/dependency/*`, name],
        'java',
        join(build, 'java/target/classes'),
      ),
  }
}
