import { isSkip } from '../../cases/case.js'
import type { ServerCase, ServerObservation, ServerSubject } from '../../cases/server/index.js'
import {
  derivedMutants,
  namedMutants,
  propertyMutants,
  type Mutant,
} from '../../reference/server/mutants/index.js'
import type { HttpRequest } from '../../wire/http/message.js'
import type { OnProgress } from './killMatrix.js'
import { createStand, type Stand } from './stand.js'

export interface Defects {
  /** Each case that passes on the reference, with the mutants that make it fail. */
  readonly checks: Readonly<Record<string, readonly string[]>>
  /** Each mutant, with the cases that saw it. */
  readonly mutants: Readonly<Record<string, readonly string[]>>
  /** Cases that do not apply to the reference, with the reason. */
  readonly skipped: Readonly<Record<string, string>>
}

/**
 * Try every mutant. A derived one is tried against the cases it aims at, one that somebody thought of against all cases
 * that no derived one has made fail, and the shortest request of every operation.
 */
export async function tryDefects(revision: string, onProgress: OnProgress): Promise<Defects> {
  const stand = createStand(revision)
  const { model, cases, serverFor } = stand
  const judge = async (item: ServerCase, subject: ServerSubject): Promise<string> =>
    outcomeOf(item, await item.observe(subject, signal))

  const derived = derivedMutants(model)
  const spoiled = new Set(derived.filter(({ spoilsAnswers }) => spoilsAnswers).map(({ aims }) => aims))

  const reference = serverFor({ change: (parts) => parts })
  const skipped: Record<string, string> = {}
  const checks = new Map<string, string[]>()
  /** Of a case that looks at many answers, the first that is enough for it to pass. */
  const sufficient = new Map<string, HttpRequest>()
  for (const item of cases) {
    const observation = await item.observe(reference(item), signal)
    const outcome = outcomeOf(item, observation)
    const enough = spoiled.has(item.id)
      ? observation.exchanges.find((seen) => outcomeOf(item, { exchanges: [seen] }) === 'pass')
      : undefined
    if (enough !== undefined) sufficient.set(item.id, enough.exchange.request)
    if (outcome === 'pass') checks.set(item.id, [])
    else if (outcome === 'fail') throw new Error(`${item.id} fails on the reference itself`)
    else skipped[item.id] = outcome
  }
  const judgeable = cases.filter(({ id }) => checks.has(id))

  const total = derived.length + namedMutants.length
  let done = 0
  const mutants: Record<string, readonly string[]> = {}
  const run = async (mutant: Mutant, aimed: readonly ServerCase[]): Promise<void> => {
    const subject = serverFor(mutant)
    const saw: string[] = []
    for (const item of aimed) {
      if ((await judge(item, subject(item))) !== 'fail') continue
      saw.push(item.id)
      checks.get(item.id)!.push(mutant.id)
    }
    mutants[mutant.id] = saw
    onProgress((done += 1), total, mutant.id)
  }

  /** A defect in one place of answers needs only one answer that has the place. */
  const runOnOne = async (mutant: Mutant, aimed: readonly ServerCase[]): Promise<void> => {
    const narrowed = aimed.map((item): ServerCase => {
      const request = sufficient.get(item.id)
      if (request === undefined) return item
      return {
        ...item,
        observe: async (server) => ({
          exchanges: [{ exchange: await server.send(request, { signal }), command: () => '' }],
        }),
      }
    })
    await run(mutant, narrowed)
  }

  const byAim = new Map<string, ServerCase[]>()
  for (const item of judgeable) {
    for (const aim of new Set([item.id, item.requirement.id]))
      byAim.set(aim, [...(byAim.get(aim) ?? []), item])
  }
  for (const mutant of derived) {
    const aimed = byAim.get(mutant.aims) ?? []
    await (mutant.spoilsAnswers ? runOnOne(mutant, aimed) : run(mutant, aimed))
  }
  const alive = judgeable.filter(({ id }) => checks.get(id)!.length === 0 || id.endsWith('.basic'))
  for (const mutant of namedMutants) await run(mutant, alive)

  await tryProperties(stand, checks, mutants, skipped)
  return { checks: Object.fromEntries(checks), mutants, skipped }
}

/** Properties are tried on sockets, against the defects that only they can find and those that every one must find. */
async function tryProperties(
  { properties, listenAs }: Stand,
  checks: Map<string, string[]>,
  mutants: Record<string, readonly string[]>,
  skipped: Record<string, string>,
): Promise<void> {
  const outcomes = async (
    mutant: Pick<Mutant, 'change'>,
    tried: readonly ServerCase[],
  ): Promise<Map<string, string>> => {
    const { subject, close } = await listenAs(mutant)
    try {
      const found = new Map<string, string>()
      for (const item of tried) found.set(item.id, outcomeOf(item, await item.observe(subject, signal)))
      return found
    } finally {
      await close()
    }
  }
  for (const [id, outcome] of await outcomes({ change: (parts) => parts }, properties)) {
    if (outcome === 'fail') throw new Error(`${id} fails on the reference itself`)
    if (outcome === 'pass') checks.set(id, [])
    else skipped[id] = outcome
  }
  for (const mutant of propertyMutants) {
    const aimed = properties.filter(({ id }) => checks.has(id) && mutant.aims.test(id))
    const seen = await outcomes(mutant, aimed)
    const saw = [...seen].filter(([, outcome]) => outcome === 'fail').map(([id]) => id)
    for (const id of saw) checks.get(id)!.push(mutant.id)
    mutants[mutant.id] = saw
  }
}

const { signal } = new AbortController()

/** `pass`, `fail`, or the reason why the case does not apply. */
function outcomeOf(item: ServerCase, observation: ServerObservation): string {
  const judged = item.check(observation)
  if (isSkip(judged)) return judged.skip
  return judged.length === 0 ? 'pass' : 'fail'
}
