import { levelOf } from '../../cases/case.js'
import type { ClientStand, ClientCase } from '../../cases/client/clientCase.js'
import { clientCases } from '../../cases/client/index.js'
import { modelAt } from '../../contract/index.js'
import { createFunctionClient } from '../../subjects/client/functionClient.js'
import type { ScriptedServer } from '../../subjects/client/script.js'
import { startScriptedServer } from '../../subjects/client/scriptedServer.js'
import type { ClientSubject } from '../../subjects/client/subject.js'
import { createJudge, type CheckResult, type CheckResults } from '../matrix/judgeCases.js'
import { assembleMatrix, tryEach, type KillMatrix } from '../matrix/killMatrix.js'
import { benignClients, clientMutants, type ClientMutant } from './mutants/index.js'
import { nullClients } from './nulls.js'
import { referenceClient } from './subject.js'

/** Milliseconds after which a mutant that waits is given up: the sound client takes far less for all but large streams. */
const LIMIT = 2500

/** Calls under way at once. */
const LANES = 8

/** The sound client with what a mutant does otherwise. */
export function clientOf(
  { change = () => ({}), around = (sound) => sound, features = (sound) => sound }: Partial<ClientMutant>,
  revision: string,
  limit = LIMIT,
): ClientSubject {
  const { hello, call, close } = referenceClient(revision, (parts) => ({ ...parts, ...change(parts) }))
  const mutated = around(call)
  return {
    ...createFunctionClient(
      { hello: { ...hello, features: features(hello.features) }, call: (asked) => mutated(asked) },
      { limit },
    ),
    close: async () => close(),
  }
}

/** Judge these cases with a client, several at once, until `enough` says that no more are wanted. */
async function judgeClient(
  cases: readonly ClientCase[],
  wanted: readonly ClientCase[],
  client: ClientSubject,
  server: ScriptedServer,
  enough: (results: CheckResults) => boolean = () => false,
): Promise<CheckResults> {
  const { operations, features } = client.hello
  const stand: ClientStand = { client, server }
  const decide = createJudge(cases, { subject: stand, features: [...operations, ...features] })
  const results = new Map<string, CheckResult>()
  const judgeAll = async (items: readonly ClientCase[], lanes: number): Promise<void> => {
    const waiting = items.values()
    const lane = async (): Promise<void> => {
      for (const { id } of waiting) {
        if (enough(results)) return
        results.set(id, await decide(id))
      }
    }
    await Promise.all(Array.from({ length: lanes }, lane))
  }
  try {
    await judgeAll(
      wanted.filter((item) => !isHeavy(item)),
      LANES,
    )
    await judgeAll(wanted.filter(isHeavy), 1)
  } finally {
    await client.close()
  }
  return results
}

/** Cases that take a second or more, or in which time counts: nothing else is done meanwhile. */
const isHeavy = ({ id }: ClientCase): boolean =>
  /\.(?:pause|abort|backoff|events-10000|megabytes-10)$|\.timeout\./.test(id)

const killed = (results: CheckResults): readonly string[] =>
  [...results].filter(([, result]) => result === 'killed').map(([id]) => id)

const isKilled = (results: CheckResults): boolean => killed(results).length > 0

/** Of the cases that differ in little but their operation, or how deep a member is, the first; none that is heavy. */
function oneOfEachKind(cases: readonly ClientCase[]): readonly ClientCase[] {
  const kinds = new Map<string, ClientCase>()
  for (const item of cases) {
    const kind = kindOf(item.id)
    if (!kinds.has(kind) && !isHeavy(item)) kinds.set(kind, item)
  }
  return [...kinds.values()]
}

function kindOf(id: string): string {
  const [, part, member, ...deeper] = id.split('.')
  const isPlace = /^(?:request|answer)$/.test(part!) && deeper.length > 1
  return isPlace ? `${part}.${member}.${deeper.length}` : id.slice(id.indexOf('.'))
}

/**
 * Check by mutant. A mutant is tried against the checks that it aims at and none before it made fail; where none of these
 * sees it, against all that it aims at, and then against one of each kind, until one does.
 */
export async function clientKillMatrix(revision = 'newest', onDone?: () => void): Promise<KillMatrix> {
  const server = await startScriptedServer()
  const cases = clientCases({
    model: modelAt(revision),
    properties: { seed: 1, runs: 3, replays: [], unshrunk: true },
  })
  try {
    const reference = await judgeClient(cases, cases, clientOf({}, revision, 60_000), server)
    const failing = killed(reference)
    if (failing.length > 0) throw new Error(`${failing.join(', ')} fails on the reference itself`)
    const kinds = oneOfEachKind(cases)
    const passing = cases.filter(({ id }) => reference.get(id) === 'pass')
    const unproven = new Set(passing.map(({ id }) => id))
    const tryMutant = async (mutant: ClientMutant): Promise<CheckResults> => {
      const aimed = passing.filter(({ id }) => mutant.aims?.test(id) ?? true)
      const results = new Map<string, CheckResult>()
      const tryOn = async (
        wanted: readonly ClientCase[],
        enough?: (found: CheckResults) => boolean,
      ): Promise<void> => {
        const untried = wanted.filter(({ id }) => !results.has(id))
        const found = await judgeClient(cases, untried, clientOf(mutant, revision), server, enough)
        for (const [id, result] of found) {
          results.set(id, result)
          if (result === 'killed') unproven.delete(id)
        }
      }
      await tryOn(aimed.filter(({ id }) => unproven.has(id)))
      if (!isKilled(results)) await tryOn(aimed, isKilled)
      if (!isKilled(results)) await tryOn(kinds, isKilled)
      return results
    }
    return assembleMatrix({
      levels: new Map(cases.map((item) => [item.id, levelOf(item)])),
      skipped: Object.fromEntries(
        [...reference]
          .filter(([, result]) => result === 'skip')
          .map(([id]) => [id, 'not applicable to the client of this package']),
      ),
      mutants: await tryEach(clientMutants, tryMutant, onDone),
      variants: await tryEach(
        benignClients,
        (variant) => judgeClient(cases, kinds, clientOf(variant, revision, 60_000), server),
        onDone,
      ),
      nulls: await tryEach(
        nullClients,
        ({ call }) => {
          const { hello } = referenceClient(revision)
          return judgeClient(cases, cases, { hello, call, close: async () => {} }, server)
        },
        onDone,
      ),
    })
  } finally {
    await server.close()
  }
}
