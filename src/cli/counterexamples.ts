import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { writeWhole } from '../files/writeWhole.js'
import type { Results } from '../runner/results/results.js'
import type { Cli } from './cli.js'

/** Write what makes each broken property fail again into files of its own, and say where they are. */
export async function writeCounterexamples(
  results: Results,
  outputDir: string,
  { stdout }: Cli,
): Promise<void> {
  for (const { case: id, evidence = [] } of results.suites.flatMap(({ verdicts }) => verdicts)) {
    const found = evidence.find(({ title }) => title === 'counterexample')
    if (found === undefined) continue
    const folder = join(outputDir, 'counterexamples')
    await mkdir(folder, { recursive: true })
    const file = join(folder, `${id.replaceAll(/[^\w.-]/g, '-')}.json`)
    await writeWhole(file, `${found.text}\n`)
    stdout.write(`counterexample of ${id}: again with --replay ${file}\n`)
  }
}
