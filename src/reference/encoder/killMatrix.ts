import { encoderCases } from '../../cases/encoder/index.js'
import { isSkip } from '../../cases/case.js'
import { createFunctionEncoder } from '../../subjects/encoder/runEncoder.js'
import type { EncoderModule } from '../../subjects/encoder/subject.js'
import type { Role } from '../../wire/frames/readFrame.js'
import type { CheckResult } from '../decoder/killMatrix.js'
import { encoderMutants } from './mutants.js'

/** What becomes of each check with one encoder; see `judgeDecoder`. */
export async function judgeEncoder(
  module: EncoderModule,
  role: Role = 'client',
): Promise<ReadonlyMap<string, CheckResult>> {
  const subject = createFunctionEncoder(module)
  const cases = new Map(encoderCases({ seed: 1, runs: 2, role }).map((item) => [item.id, item]))
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

/** Check by mutant, as for decoders. */
export async function encoderKillMatrix(): Promise<ReadonlyMap<string, ReadonlyMap<string, CheckResult>>> {
  const matrix = new Map<string, Map<string, CheckResult>>()
  for (const { id, role, make } of encoderMutants) {
    for (const [check, result] of await judgeEncoder(make(), role)) {
      const row = matrix.get(check) ?? new Map<string, CheckResult>()
      matrix.set(check, row.set(id, result))
    }
  }
  return matrix
}
