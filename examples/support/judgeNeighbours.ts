import { execFile } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { Results } from '../../src/runner/results/results.js'

interface Neighbours {
  /** The folder with `install.mjs`, `judge.mjs` and `baselines`. */
  readonly folder: string
  readonly suite: string
  readonly subjects: Readonly<Record<string, { readonly target: string; readonly isThere: boolean }>>
  /** Fewer passed cases than this are no judgement. */
  readonly passes: number
  /** Whether several may be judged at once: at most as many as there are processors, since some cases measure time. */
  readonly concurrent?: boolean
}

const asked = process.env['BEDROCK_CONFORMANCE_NEIGHBOURS'] === '1'

/** Subjects that nobody here wrote must fail as their baselines say: a change in either is noticed. */
export function judgeNeighbours({ folder, suite, subjects, passes, concurrent = false }: Neighbours): void {
  if (!asked)
    console.log(`skipped: BEDROCK_CONFORMANCE_NEIGHBOURS is not 1, so no ${suite} of others is judged`)
  const script = (name: string, ...args: string[]) => runScript(join(folder, name), args)
  const installed = new Map<string, Promise<boolean>>()

  const install = async (target: string): Promise<boolean> => {
    const { code, stdout, stderr } = await script('install.mjs', target)
    if (code !== 0) console.log(stderr.slice(-2000))
    return code === 0 && !stdout.includes('skipped')
  }

  /** Installed when it is not there yet; a toolchain that is missing is said, and no failure. */
  const isReady = async (name: string): Promise<boolean> => {
    const { target, isThere } = subjects[name]!
    if (isThere) return true
    const installing = installed.get(target) ?? install(target)
    installed.set(target, installing)
    const ready = await installing
    if (!ready) console.log(`skipped: ${name} cannot be installed here`)
    return ready
  }

  describe.each(Object.keys(subjects))('%s', { concurrent }, (name) => {
    const baseline = join(folder, `baselines/${name}.json`)

    const limits = { timeout: 600_000 }
    it.runIf(asked)('fails as its baseline says and in no other way', limits, async (context) => {
      if (!(await isReady(name))) context.skip()
      const output = mkdtempSync(join(tmpdir(), `${suite}-`))
      context.onTestFinished(() => rmSync(output, { recursive: true }))
      const flags = ['--baseline', baseline, '--reporter', 'default,json', '--output-dir', output]
      const { code, stdout, stderr } = await script('judge.mjs', name, ...flags)
      expect(code, stdout.slice(-8000) + stderr).toBe(0)
      const [results] = (JSON.parse(readFileSync(join(output, 'results.json'), 'utf8')) as Results).suites
      const passed = results!.verdicts.filter(({ outcome }) => outcome === 'pass')
      expect(passed.length).toBeGreaterThan(passes)
    })

    it('has a reason for every known failure', () => {
      const { expected } = JSON.parse(readFileSync(baseline, 'utf8'))
      const reasons = Object.entries<string>(expected[suite])
      expect(reasons.filter(([, reason]) => reason.length < 20)).toEqual([])
    })
  })
}

interface Ended {
  /** `null` where it took too long and was ended. */
  readonly code: number | null
  readonly stdout: string
  readonly stderr: string
}

const runScript = (path: string, args: readonly string[]): Promise<Ended> =>
  new Promise((resolve) => {
    const options = { timeout: 580_000, maxBuffer: 64 * 1024 * 1024 }
    const child = execFile(process.execPath, [path, ...args], options, (_error, stdout, stderr) => {
      resolve({ code: child.exitCode, stdout, stderr })
    })
  })
