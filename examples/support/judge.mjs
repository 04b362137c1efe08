// node examples/FOLDER/judge.mjs NAME [flags of the command]: judges one subject of a folder.
import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { root } from './subjects.mjs'

/** Ends with the exit code of the judgement. */
export function judge(folder, command, subjects) {
  const [name, ...flags] = process.argv.slice(2)
  const subject = subjects[name]
  if (subject === undefined) {
    process.stderr.write(`usage: node ${folder}/judge.mjs ${Object.keys(subjects).join('|')} [flags]\n`)
    process.exit(2)
  }
  if (!subject.isThere) {
    process.stderr.write(`run \`node ${folder}/install.mjs ${subject.target}\` first\n`)
    process.exit(2)
  }
  const start = join(root, 'scripts/start.mjs')
  const { status } = spawnSync(process.execPath, [start, command, ...subject.flags, ...flags], {
    cwd: root,
    stdio: 'inherit',
  })
  process.exitCode = status ?? 1
}
