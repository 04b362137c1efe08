import type { HarnessError } from '../harnessError.js'
import { fakeSettings } from './fakes.js'
import { runSuites } from '../vitest/run.js'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** A program: runs the fake suites with the settings of its argument and prints what came of it, as JSON lines. */
const controller = new AbortController()
process.on('SIGTERM', () => controller.abort())
const print = (line: unknown): void => void process.stdout.write(`${JSON.stringify(line)}\n`)
try {
  const runs = await runSuites([fakeSettings(JSON.parse(process.argv[2]!))], {
    folder: join(fileURLToPath(new URL('.', import.meta.url)), 'suites'),
    signal: controller.signal,
    listener: {
      onPlan: (_, requirements) => print({ planned: requirements.length }),
      onVerdict: (_, { case: id }) => print({ heard: id }),
    },
  })
  for (const { subject, state, verdicts, requirements } of runs) {
    print({ subject, state, verdicts, requirements: [...requirements].length })
  }
} catch (error) {
  const { code, message, hint } = error as HarnessError
  print({ error: { code, message, hint } })
}
process.exit(process.exitCode ?? 0)
