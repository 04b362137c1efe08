import type { Case } from '../cases/case.js'
import { operationNames } from '../contract/operations.js'
import { indexCases } from './catalogue.js'
import { HarnessError } from './harnessError.js'
import { judge, verdictOn } from './judge.js'
import { createLane } from './lane.js'
import { selectCases } from './select.js'
import type { Settings } from './settings.js'
import type { Attached, Suite } from './suite.js'
import type { Verdict } from './verdict.js'
import { createWatch } from './watch.js'

/** One run of one suite against one subject: every case is observed at most once, twins before those that need them. */
export interface Session {
  /** The cases that the run counts, sorted by id. Twins outside of it are observed when they are needed. */
  readonly selected: readonly Case<unknown, unknown>[]
  /** The verdict on a case, selected or not. Rejects only for an id that is not in the catalogue. */
  verdict(id: string): Promise<Verdict>
  /** The verdicts on all selected cases, in their order; `onVerdict` hears of each as it falls. */
  runAll(onVerdict?: (verdict: Verdict) => void): Promise<readonly Verdict[]>
}

/**
 * Start judging. Nothing is sent until the first verdict is asked for.
 *
 * @throws HarnessError `bad-catalogue` when the catalogue is at odds with itself
 */
export function createSession<Subject, Observation>(
  suite: Suite<Subject, Observation>,
  settings: Settings,
  attached: Attached<Subject>,
): Session {
  const cases = suite.cases(settings)
  const catalogue = indexCases(cases)
  const selected = selectCases(cases, settings)
  const { profile, timeout } = settings
  const supported = new Set<string>(attached.features ?? [...profile.features, ...profile.operations])
  const watch = createWatch(suite, attached, profile.timeouts.connect)
  const lane = createLane(settings.concurrency)
  const verdicts = new Map<string, Promise<Verdict>>()

  async function decide(item: Case<Subject, Observation>): Promise<Verdict> {
    const lacking = item.features.filter((feature) => !supported.has(feature))
    if (lacking.length > 0) {
      // Without the operation nothing else matters.
      const named = lacking.find((feature) => (operationNames as readonly string[]).includes(feature))
      return verdictOn(item, 'skip', {
        reason: `the subject does not declare ${named ?? lacking.join(', ')}`,
      })
    }
    for (const id of item.twins) {
      const twin = await verdict(id)
      if (twin.outcome !== 'pass') return followTwin(item, twin)
    }
    return lane(async () => {
      const absence = await watch.absence()
      if (absence !== undefined) return verdictOn(item, 'blocked', { reason: absence })
      return judge(item, attached.subject, timeout, (observation) => watch.note(observation))
    })
  }

  function verdict(id: string): Promise<Verdict> {
    let known = verdicts.get(id)
    if (known === undefined) {
      const item = catalogue.get(id)
      known =
        item === undefined
          ? Promise.reject(
              new HarnessError('bad-catalogue', `there is no case '${id}' in suite ${suite.name}`),
            )
          : decide(item)
      verdicts.set(id, known)
    }
    return known
  }

  return {
    selected,
    verdict,
    runAll: (onVerdict) =>
      Promise.all(
        selected.map(async ({ id }) => {
          const reached = await verdict(id)
          onVerdict?.(reached)
          return reached
        }),
      ),
  }
}

/** What becomes of a case whose twin did not pass: the first cause is named, however long the chain. */
function followTwin(item: Case<unknown, unknown>, twin: Verdict): Verdict {
  if (twin.outcome === 'skip') {
    return verdictOn(item, 'skip', { reason: `its twin ${twin.case} does not apply: ${twin.reason}` })
  }
  if (twin.outcome === 'blocked' && twin.blockedBy === undefined) {
    return verdictOn(item, 'blocked', { reason: twin.reason! })
  }
  const blockedBy = twin.blockedBy ?? twin.case
  return verdictOn(item, 'blocked', {
    reason: `${blockedBy} did not pass, so nothing can be said of this`,
    blockedBy,
  })
}
