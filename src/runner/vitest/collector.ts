import type { SerializedError } from 'vitest'
import type { Reporter, TestCase, TestModule, Vitest } from 'vitest/node'
import type { Requirement } from '../../contract/requirement.js'
import type { RunListener } from '../listener.js'
import type { Settings, SuiteName } from '../settings.js'
import type { Verdict } from '../verdict.js'
import './meta.js'

/** What one suite has brought so far. */
export interface Collected {
  planned: number
  /** Known once the first case is judged. */
  subject?: string
  readonly verdicts: Map<string, Verdict>
  readonly requirements: Map<string, Requirement>
  readonly faults: Fault[]
}

/** Why a suite could not run. */
export interface Fault {
  readonly code?: string
  readonly message: string
  readonly hint?: string
  readonly stack?: string
}

/** Gathers verdicts out of a Vitest run, as they fall, and hands them on. */
export class Collector implements Reporter {
  readonly suites = new Map<SuiteName, Collected>()
  /** Errors that belong to no case: a worker that died, a promise that nobody waited for. */
  readonly unhandled: Fault[] = []

  constructor(
    private readonly settingsOf: (file: string) => Settings,
    private readonly listener: RunListener,
    private readonly onVitest: (vitest: Vitest) => void,
    private readonly onStart: () => void,
  ) {}

  onInit(vitest: Vitest): void {
    this.onVitest(vitest)
  }

  onTestRunStart(): void {
    this.onStart()
  }

  onTestModuleCollected(module: TestModule): void {
    const suite = this.#suite(module)
    const plan: string[] = []
    for (const test of module.children.allTests()) {
      const requirement = test.meta().bedrockConformance?.requirement
      if (requirement === undefined) continue
      suite.planned += 1
      suite.requirements.set(requirement.id, requirement)
      plan.push(requirement.id)
    }
    if (plan.length > 0) this.listener.onPlan?.(this.settingsOf(module.moduleId), plan)
  }

  onTestCaseResult(test: TestCase): void {
    const { subject, verdict, requirement } = test.meta().bedrockConformance ?? {}
    if (subject === undefined || verdict === undefined || requirement === undefined) return
    const suite = this.#suite(test.module)
    if (suite.verdicts.has(verdict.case)) return
    suite.subject = subject
    suite.verdicts.set(verdict.case, verdict)
    this.listener.onVerdict?.(this.settingsOf(test.module.moduleId).suite, verdict, requirement)
  }

  onTestModuleEnd(module: TestModule): void {
    const suite = this.#suite(module)
    // A verdict whose message came late is in the finished module: none is lost.
    for (const test of module.children.allTests()) this.onTestCaseResult(test)
    for (const part of [module, ...module.children.allSuites()])
      suite.faults.push(...part.errors().map(asFault))
  }

  onTestRunEnd(_: readonly TestModule[], errors: readonly SerializedError[]): void {
    this.unhandled.push(...errors.map(asFault))
  }

  onUserConsoleLog({ content }: { readonly content: string }): void {
    this.listener.onOutput?.(content)
  }

  #suite(module: TestModule): Collected {
    const name = this.settingsOf(module.moduleId).suite
    let suite = this.suites.get(name)
    if (suite === undefined) {
      suite = { planned: 0, verdicts: new Map(), requirements: new Map(), faults: [] }
      this.suites.set(name, suite)
    }
    return suite
  }
}

const asFault = ({ message, stack, ...rest }: SerializedError): Fault => ({
  message,
  ...(typeof rest['code'] === 'string' && { code: rest['code'] }),
  ...(typeof rest['hint'] === 'string' && { hint: rest['hint'] }),
  ...(stack !== undefined && { stack }),
})
