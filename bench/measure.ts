import { Bench } from 'tinybench'

/** One line of a comparison. */
export interface Row {
  readonly name: string
  /** What is compared, larger is better: how often a second. */
  readonly perSecond: number
  readonly note?: string
}

/** How often each of some tasks can be done in a second: the median of half a second of runs, one after the other. */
export async function measure(
  tasks: Readonly<Record<string, () => unknown>>,
  time = 500,
): Promise<readonly Row[]> {
  const bench = new Bench({ time, warmupTime: 100 })
  for (const [name, task] of Object.entries(tasks)) {
    bench.add(name, async () => {
      await task()
    })
  }
  await bench.run()
  return bench.tasks.map(({ name, result }) => {
    if (result.state !== 'completed') throw new Error(`${name} did not come to an end: ${result.state}`)
    return { name, perSecond: 1000 / result.latency.p50 }
  })
}

/** Print rows under a heading, each with its ratio to the last one, the peer. */
export function printRows(heading: string, unit: string, rows: readonly Row[]): void {
  const peer = rows.at(-1)!
  const width = Math.max(...rows.map(({ name }) => name.length))
  console.log(`\n${heading}`)
  for (const { name, perSecond, note } of rows) {
    const ratio =
      rows.length > 1 && name !== peer.name ? `  ${(perSecond / peer.perSecond).toFixed(2)} x` : ''
    console.log(
      `  ${name.padEnd(width)}  ${figure(perSecond).padStart(10)} ${unit}${ratio}${note === undefined ? '' : `  ${note}`}`,
    )
  }
}

const figure = (value: number): string =>
  value >= 100 ? Math.round(value).toLocaleString('en-US') : value.toPrecision(3)
