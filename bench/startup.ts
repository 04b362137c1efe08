import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { printRows } from './measure.js'

const main = fileURLToPath(new URL('../src/cli/main.js', import.meta.url))

/** Start-up of the command, against node that does nothing; taken in turns, so that both meet the same machine. */
export async function benchStartup(): Promise<void> {
  const commands = { '--version': [main, '--version'], '--help': [main, '--help'], 'node -e 0': ['-e', '0'] }
  const times = new Map<string, number[]>()
  for (let round = 0; round < 15; round += 1) {
    for (const [name, args] of Object.entries(commands)) {
      const start = performance.now()
      spawnSync(process.execPath, args)
      times.set(name, [...(times.get(name) ?? []), performance.now() - start])
    }
  }
  const rows = [...times].map(([name, list]) => {
    const median = list.sort((a, b) => a - b)[Math.floor(list.length / 2)]!
    return { name, perSecond: 1000 / median, note: `${median.toFixed(0)} ms` }
  })
  printRows('Start-up', 'a second', rows)
}
