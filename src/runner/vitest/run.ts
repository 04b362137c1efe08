import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, dirname, extname, join } from 'node:path'
import { Writable } from 'node:stream'
import { fileURLToPath } from 'node:url'
import type { Vitest } from 'vitest/node'
import { HarnessError } from '../harnessError.js'
import type { RunListener } from '../listener.js'
import type { SuiteRun } from '../results/results.js'
import type { Settings, SuiteName, Target } from '../settings.js'
import { Collector, type Fault } from './collector.js'
import './meta.js'
import { keepSignals } from './signals.js'

export interface RunOptions {
  readonly listener?: RunListener
  /** Aborted to stop early: the run ends within seconds with what it has. */
  readonly signal?: AbortSignal
  /** Where the suite files are. */
  readonly folder?: string
}

/** Tests that Vitest keeps open at once; a case that waits for a twin costs nothing but its place. */
const openTests = 512

/** How long a run that was told to stop may take to end by itself. */
const patience = 2_000

const extension = extname(fileURLToPath(import.meta.url))
const suitesFolder = join(dirname(fileURLToPath(import.meta.url)), '../../../suites')

/**
 * Run suites through Vitest, each in its own file, without anything of the user's own Vitest or Vite configuration. The
 * files may be inside node_modules.
 *
 * @throws HarnessError `no-cases` when no suite has a case, `runner` when a suite could not run
 */
export async function runSuites(
  runs: readonly Settings[],
  { listener = {}, signal, folder = suitesFolder }: RunOptions = {},
): Promise<readonly SuiteRun[]> {
  const { startVitest } = await import('vitest/node')
  const cacheDir = await mkdtemp(join(tmpdir(), 'bedrock-conformance-'))
  // The empty folder stands in for the one in which Vite would look for .env files.
  const vite = { configFile: false, envDir: cacheDir, cacheDir, server: { watch: null } } as const
  const log = new Memory()
  const releaseSignals = keepSignals()
  let vitest: Vitest | undefined
  const collector = new Collector(
    (file) => runs.find(({ suite }) => basename(file).startsWith(`${suite}.`))!,
    listener,
    (started) => {
      vitest = started
    },
    () => {
      releaseSignals()
      if (signal?.aborted === true) void stop()
    },
  )
  const stop = async () => vitest?.cancelCurrentRun('keyboard-input')
  signal?.addEventListener('abort', () => void stop())
  const exitCode = process.exitCode
  try {
    const run = startVitest(
      'test',
      [],
      {
        config: false,
        root: folder,
        dir: folder,
        include: runs.map(({ suite }) => `${suite}.suite${extension}`),
        // Without this, files under node_modules would not run.
        exclude: [],
        watch: false,
        reporters: [collector],
        pool: 'threads',
        isolate: false,
        execArgv: [],
        maxConcurrency: openTests,
        maxWorkers: Math.min(runs.length, 4),
        provide: {
          bedrockConformance: Object.fromEntries(runs.map((settings) => [settings.suite, settings])),
        },
      },
      vite,
      { stdout: log, stderr: log },
    )
    await Promise.race([run, whenStopped(signal)])
  } finally {
    releaseSignals()
    process.exitCode = exitCode
    await rm(cacheDir, { recursive: true, force: true })
  }
  return conclude(runs, collector, log.text, signal?.aborted === true)
}

/** What the run has brought, or the fault that kept it from bringing it. */
function conclude(
  runs: readonly Settings[],
  { suites, unhandled }: Collector,
  log: string,
  interrupted: boolean,
): readonly SuiteRun[] {
  const empty: Fault[] = []
  const done: SuiteRun[] = []
  for (const settings of runs) {
    const collected = suites.get(settings.suite)
    const {
      planned = 0,
      subject = nameOf(settings.target),
      faults = [],
      verdicts = new Map(),
      requirements = new Map(),
    } = collected ?? {}
    const isComplete = planned > 0 && verdicts.size === planned
    const [fault = isComplete ? undefined : unhandled[0]] = faults
    if (fault?.code === 'no-cases') empty.push(fault)
    else if (fault !== undefined) throw asError(fault)
    else if (!isComplete && !interrupted) throw incomplete(settings.suite, verdicts.size, planned, log)
    else if (planned > 0) {
      done.push({
        settings,
        subject,
        state: isComplete ? 'complete' : 'interrupted',
        verdicts: [...verdicts.values()],
        requirements: requirements.values(),
      })
    }
  }
  // One suite of several may have nothing to do; all of them together may not.
  if (done.length === 0 && empty[0] !== undefined) throw asError(empty[0])
  return done
}

/** What is said of a subject that nobody came to attach. */
function nameOf(target: Target): string {
  switch (target.kind) {
    case 'embedded':
      return 'the embedded subject'
    case 'endpoint':
      return target.url
    case 'command':
      return target.command.join(' ')
    case 'module':
      return target.path
    case 'files':
      return target.paths.join(' ')
  }
}

const asError = (fault: Fault): HarnessError =>
  new HarnessError(fault.code === 'no-cases' ? 'no-cases' : 'runner', fault.message, {
    ...(fault.hint !== undefined && { hint: fault.hint }),
    cause: fault,
  })

const incomplete = (suite: SuiteName, judged: number, planned: number, log: string): HarnessError =>
  new HarnessError('runner', `the ${suite} suite ended with ${judged} of ${planned} verdicts`, {
    ...(log.trim() !== '' && { hint: log.trim() }),
  })

function whenStopped(signal: AbortSignal | undefined): Promise<void> {
  return new Promise((resolve) => {
    signal?.addEventListener('abort', () => setTimeout(resolve, patience).unref())
  })
}

/** Keeps what Vitest prints, to be shown only when something goes wrong. */
class Memory extends Writable {
  text = ''

  override _write(chunk: Buffer, _: BufferEncoding, done: () => void): void {
    this.text += chunk.toString()
    done()
  }
}
