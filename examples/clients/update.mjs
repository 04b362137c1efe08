// node examples/clients/update.mjs [NAME…]: judges the clients, all or those named, takes their failures into their
// baselines with the reasons of reasons.mjs, and writes the counts of all into examples/README.md. A failure without a
// reason is said; read what changed before committing.
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { countsOf, heads, writeTable } from '../support/readmeTable.mjs'
import { clients } from './clients.mjs'
import { reasons } from './reasons.mjs'

const here = dirname(fileURLToPath(import.meta.url))
const readme = join(dirname(here), 'README.md')
const asked = process.argv.slice(2)

/** One row of the table: the name, then the counts. */
function judge(name) {
  const folder = mkdtempSync(join(tmpdir(), 'update-'))
  const baseline = join(here, 'baselines', `${name}.json`)
  const flags = ['--baseline', baseline, '--update-baseline', '--reporter', 'json', '--output-dir', folder]
  try {
    const { status } = spawnSync(process.execPath, [join(here, 'judge.mjs'), name, ...flags], {
      stdio: 'inherit',
    })
    if (status !== 0) throw new Error(`${name} could not be judged`)
    explain(name, baseline)
    const [{ verdicts }] = JSON.parse(readFileSync(join(folder, 'results.json'), 'utf8')).suites
    return [`\`${name}\``, ...countsOf(verdicts)]
  } finally {
    rmSync(folder, { recursive: true })
  }
}

function explain(name, file) {
  const baseline = JSON.parse(readFileSync(file, 'utf8'))
  for (const id of Object.keys(baseline.expected.client ?? {})) {
    const [, reason] = reasons[name].find(([pattern]) => pattern.test(id)) ?? []
    if (reason === undefined) console.log(`${name}: no reason for ${id}`)
    else baseline.expected.client[id] = reason
  }
  writeFileSync(file, `${JSON.stringify(baseline, null, 2)}\n`)
}

const rows = asked.length > 0 ? asked.map(judge) : Object.keys(clients).map(judge)
if (asked.length === 0) writeTable(readme, 'clients', [['client', ...heads], ...rows])
else console.log(rows.map((row) => row.join('  ')).join('\n'))
