// node examples/servers/update.mjs: judges every emulator, takes its failures into its baseline, and writes the counts
// into examples/README.md. For after a change of the suite, or of a pinned version; read what changed before committing.
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { countsOf, heads, writeTable } from '../support/readmeTable.mjs'

const here = dirname(fileURLToPath(import.meta.url))

/** One row of the table: name and version as the profile gives them, then the counts. */
function rowOf(name) {
  const folder = mkdtempSync(join(tmpdir(), 'update-'))
  const flags = ['--baseline', join(here, name, 'baseline.json'), '--update-baseline', '--concurrency', '4']
  const output = ['--reporter', 'json', '--output-dir', folder]
  try {
    const { status } = spawnSync(process.execPath, [join(here, 'judge.mjs'), name, ...flags, ...output], {
      stdio: 'inherit',
    })
    if (status !== 0) throw new Error(`${name} could not be judged`)
    const [{ verdicts, profile }] = JSON.parse(readFileSync(join(folder, 'results.json'), 'utf8')).suites
    return [profile, ...countsOf(verdicts)]
  } finally {
    rmSync(folder, { recursive: true })
  }
}

writeTable(join(dirname(here), 'README.md'), 'servers', [
  ['server', ...heads],
  ...['aimock', 'ministack'].map(rowOf),
])
