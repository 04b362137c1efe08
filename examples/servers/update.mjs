// node examples/servers/update.mjs: judges every emulator, takes its failures into its baseline, and writes the counts
// into examples/README.md. For after a change of the suite, or of a pinned version; read what changed before committing.
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const here = dirname(fileURLToPath(import.meta.url))
const readme = join(dirname(here), 'README.md')
const kinds = ['pass', 'fail must', 'fail should', 'fail info', 'blocked', 'skip']

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
    const counts = kinds.map(
      (kind) => verdicts.filter(({ outcome, level }) => `${outcome} ${level}`.startsWith(kind)).length,
    )
    return [profile, ...counts.map((count) => count.toLocaleString('en-US'))]
  } finally {
    rmSync(folder, { recursive: true })
  }
}

/** A table as the formatter of the project leaves it: the first column to the left, numbers to the right. */
function tableOf(rows) {
  const widths = rows[0].map((_head, column) => Math.max(3, ...rows.map((row) => row[column].length)))
  const line = (cells) => `| ${cells.join(' | ')} |`
  const padded = rows.map((row) =>
    line(row.map((cell, at) => (at === 0 ? cell.padEnd(widths[at]) : cell.padStart(widths[at])))),
  )
  const rule = line(widths.map((width, at) => (at === 0 ? '-'.repeat(width) : `${'-'.repeat(width - 1)}:`)))
  return [padded[0], rule, ...padded.slice(1)].join('\n')
}

const heads = ['server', 'passed', 'failed', 'warned', 'noted', 'blocked', 'skipped']
const table = tableOf([heads, ...['aimock', 'ministack'].map(rowOf)])
const text = readFileSync(readme, 'utf8')
const marked = /(<!-- servers:start -->\n)[^]*(<!-- servers:end -->)/
writeFileSync(readme, text.replace(marked, `$1\n${table}\n\n$2`))
