import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { embeddedProfile } from '../src/reference/server/profile.js'
import { createBudget } from '../src/runner/budget.js'
import { resolveSettings } from '../src/runner/resolve.js'
import { createSession } from '../src/runner/session.js'
import { serverSuite } from '../src/runner/suites/server.js'
import { printRows } from './measure.js'

const main = fileURLToPath(new URL('../src/cli/main.js', import.meta.url))

/** Prints the most memory that the process had, in kB, on its last line. */
const witness = 'data:text/javascript,process.on("exit",()=>console.error(process.resourceUsage().maxRSS))'

/** The whole server suite against the embedded server: through the command, and the session alone. */
export async function benchSuite(): Promise<void> {
  const settings = resolveSettings('server', { kind: 'embedded' }, embeddedProfile())
  const attached = await serverSuite.attach(settings, createBudget())
  const started = performance.now()
  const verdicts = await createSession(serverSuite, settings, attached).runAll()
  const alone = performance.now() - started
  await attached.close()

  const begun = performance.now()
  const { stderr, status } = spawnSync(process.execPath, ['--import', witness, main, 'server'], {
    encoding: 'utf8',
  })
  const whole = performance.now() - begun
  if (status !== 0) throw new Error(`the embedded server does not conform: exit code ${status}`)
  const memory = Number(stderr.trim().split('\n').at(-1)) / 1024
  printRows(`The server suite, ${verdicts.length.toLocaleString('en-US')} cases`, 'cases a second', [
    {
      name: 'the command, with its own process',
      perSecond: (verdicts.length * 1000) / whole,
      note: `${(whole / 1000).toFixed(1)} s, ${memory.toFixed(0)} MB`,
    },
    {
      name: 'the session alone',
      perSecond: (verdicts.length * 1000) / alone,
      note: `${(alone / 1000).toFixed(1)} s`,
    },
  ])
}
