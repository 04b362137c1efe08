import { decoderCaseData } from '../../cases/decoder/index.js'
import { makeCase } from '../../cases/decoder/makeCase.js'
import { isSkip } from '../../cases/case.js'
import { createFunctionDecoder } from '../../subjects/decoder/functionDecoder.js'
import type { DecoderModule } from '../../subjects/decoder/subject.js'
import type { Role } from '../../wire/frames/readFrame.js'
import { decoderMutants } from './mutants/index.js'

/** What became of each check of the decoder suite with each mutant: `killed` where the check noticed the defect. */
export type DecoderKillMatrix = ReadonlyMap<string, ReadonlyMap<string, CheckResult>>

/** `blocked`: a twin did not pass, so that nothing is known. `skip`: the decoder does not do what is asked for. */
export type CheckResult = 'pass' | 'killed' | 'blocked' | 'skip'

/** The same streams for every mutant, made once; thinned out, since one of a family is enough to notice a defect. */
const streams = decoderCaseData.map((data) => ({
  ...data,
  trials: once(() => [...data.trials({ seed: 1, runs: 2 })]),
}))

/** Milliseconds after which a mutant that waits is given up: in this process all the others take far less. */
const LIMIT = 300
const HEAVY_LIMIT = 60_000

/** What becomes of each check with one decoder. Twins come first, and a check whose twin did not pass is blocked. */
export async function judgeDecoder(
  module: DecoderModule,
  role: Role = 'client',
  { limit = 5000, heavy = true } = {},
): Promise<ReadonlyMap<string, CheckResult>> {
  const subject = createFunctionDecoder(module, { limit })
  const wanted = streams.filter(
    (data) => (data.role === undefined || data.role === role) && (heavy || data.heavy !== true),
  )
  const cases = new Map(wanted.map((data) => [data.id, makeCase(data, { seed: 1, runs: 2 })]))
  const results = new Map<string, CheckResult>()
  const decide = async (id: string): Promise<CheckResult> => {
    const known = results.get(id)
    if (known !== undefined) return known
    const item = cases.get(id)!
    const result = await (async () => {
      if (item.features.some((feature) => !subject.features.some((own) => own === feature))) return 'skip'
      for (const twin of item.twins) if ((await decide(twin)) !== 'pass') return 'blocked'
      const judged = item.check(await item.observe(subject, new AbortController().signal))
      return isSkip(judged) ? 'skip' : judged.length === 0 ? 'pass' : 'killed'
    })()
    results.set(id, result)
    return result
  }
  for (const id of cases.keys()) await decide(id)
  return results
}

/** Check by mutant. The tests ask that every check is killed by one, and that none of the mutants survives. */
export async function decoderKillMatrix(): Promise<DecoderKillMatrix> {
  const matrix = new Map<string, Map<string, CheckResult>>()
  for (const { id, role, heavy = false, make } of decoderMutants) {
    for (const [check, result] of await judgeDecoder(make(), role, {
      limit: heavy ? HEAVY_LIMIT : LIMIT,
      heavy,
    })) {
      const row = matrix.get(check) ?? new Map<string, CheckResult>()
      matrix.set(check, row.set(id, result))
    }
  }
  return matrix
}

function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined
  return () => (made ??= { value: make() }).value
}
