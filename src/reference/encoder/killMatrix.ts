import { levelOf } from '../../cases/case.js'
import { encoderCases } from '../../cases/encoder/index.js'
import { createFunctionEncoder } from '../../subjects/encoder/runEncoder.js'
import type { EncoderModule } from '../../subjects/encoder/subject.js'
import type { Role } from '../../wire/frames/readFrame.js'
import { judgeCases, type CheckResults } from '../matrix/judgeCases.js'
import { assembleMatrix, tryEach, type KillMatrix } from '../matrix/killMatrix.js'
import { encoderMutants, nullEncoders } from './mutants.js'

/** What becomes of each check with one encoder. */
export function judgeEncoder(module: EncoderModule, role: Role = 'client'): Promise<CheckResults> {
  const subject = createFunctionEncoder(module)
  return judgeCases(encoderCases({ seed: 1, runs: 2, role }), { subject, features: subject.features })
}

/** Check by mutant, as for decoders. */
export async function encoderKillMatrix(onDone?: () => void): Promise<KillMatrix> {
  const cases = (['client', 'service'] as const).flatMap((role) => encoderCases({ seed: 1, runs: 1, role }))
  return assembleMatrix({
    levels: new Map(cases.map((item) => [item.id, levelOf(item)])),
    mutants: await tryEach(encoderMutants, ({ make, role }) => judgeEncoder(make(), role), onDone),
    variants: new Map(),
    nulls: await tryEach(nullEncoders, ({ make }) => judgeEncoder(make(), 'service'), onDone),
  })
}
