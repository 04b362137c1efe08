import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { findCassettes, formatCassette, parseCassette } from '../src/cassette/format/index.js'
import { importFiles } from '../src/cassette/import/index.js'
import { defaultRedaction } from '../src/cassette/redact/index.js'
import { packageRoot } from '../src/files/packageRoot.js'
import { measure, printRows } from './measure.js'

/** How fast cassettes are read and written, beside JSON alone, and how long the recordings of other tools take. */
export async function benchCassetteFiles(): Promise<void> {
  const texts: string[] = []
  for await (const path of findCassettes([join(packageRoot, 'recordings')])) {
    texts.push(readFileSync(path, 'utf8'))
  }
  const megabytes = texts.reduce((sum, text) => sum + Buffer.byteLength(text), 0) / 1e6
  const cassettes = texts.map((text) => parseCassette(text, 'bench'))
  const values = texts.map((text) => JSON.parse(text) as unknown)
  const heading = `The ${texts.length} recordings of this package, ${megabytes.toFixed(1)} MB`
  const inMegabytes = async (tasks: Readonly<Record<string, () => unknown>>) =>
    (await measure(tasks, 1000)).map((row) => ({ ...row, perSecond: row.perSecond * megabytes }))
  printRows(
    `${heading}, read`,
    'MB a second',
    await inMegabytes({
      'parseCassette, everything checked': () => texts.map((text) => parseCassette(text, 'bench')),
      'JSON.parse alone': () => texts.map((text) => JSON.parse(text) as unknown),
    }),
  )
  printRows(
    `${heading}, written`,
    'MB a second',
    await inMegabytes({
      formatCassette: () => cassettes.map(formatCassette),
      'JSON.stringify alone': () => values.map((value) => JSON.stringify(value, null, 2)),
    }),
  )
  await benchImport()
}

/** Each source into an empty folder, redaction and writing included. */
async function benchImport(): Promise<void> {
  const corpus = join(packageRoot, '../shared/recordings')
  if (!existsSync(corpus)) {
    console.log('\nwithout imports: the recordings of other tools are not here')
    return
  }
  console.log('\nImport of recordings, redacted and written')
  for (const source of ['raw', 'interactions.jsonl']) {
    const outputDir = await mkdtemp(join(tmpdir(), 'bedrock-conformance-bench-'))
    const count = { written: 0, present: 0, refused: 0 }
    const start = performance.now()
    const used = process.cpuUsage()
    for await (const { kind } of importFiles([join(corpus, source)], {
      outputDir,
      redaction: defaultRedaction,
    })) {
      count[kind] += 1
    }
    const seconds = (performance.now() - start) / 1000
    const processor = process.cpuUsage(used).user / 1e6
    await rm(outputDir, { recursive: true })
    const size = sizeOf(join(corpus, source)) / 1e6
    const imported = count.written + count.present
    console.log(
      `  ${source.padEnd(18)}  ${seconds.toFixed(2)} s (${processor.toFixed(2)} s of processor time) for ${size.toFixed(1)} MB: ${imported} interactions, ${count.refused} files refused`,
    )
  }
}

const sizeOf = (path: string): number =>
  statSync(path).isDirectory()
    ? readdirSync(path).reduce((sum, name) => sum + sizeOf(join(path, name)), 0)
    : statSync(path).size
