import { levelOf } from '../../cases/case.js'
import { decoderCaseData, decoderCases } from '../../cases/decoder/index.js'
import { makeCase } from '../../cases/decoder/makeCase.js'
import { lazy } from '../../lazy.js'
import { createFunctionDecoder } from '../../subjects/decoder/functionDecoder.js'
import type { DecoderModule } from '../../subjects/decoder/subject.js'
import type { Role } from '../../wire/frames/readFrame.js'
import { judgeCases, type CheckResults } from '../matrix/judgeCases.js'
import { assembleMatrix, tryEach, type KillMatrix } from '../matrix/killMatrix.js'
import { decoderMutants } from './mutants/index.js'
import { nullDecoders } from './nulls.js'
import { decoderVariants } from './variants.js'

/** The same streams for every mutant, made once; thinned out, since one of a family is enough to notice a defect. */
const streams = decoderCaseData.map((data) => ({
  ...data,
  trials: lazy(() => [...data.trials({ seed: 1, runs: 2 })]),
}))

/** Milliseconds after which a mutant that waits is given up: in this process all the others take far less. */
const LIMIT = 300
const HEAVY_LIMIT = 60_000
const NULL_LIMIT = 50

/** What becomes of each check with one decoder. */
export function judgeDecoder(
  module: DecoderModule,
  role: Role = 'client',
  { limit = 5000, heavy = true } = {},
): Promise<CheckResults> {
  const subject = createFunctionDecoder(module, { limit })
  const cases = streams
    .filter((data) => (data.role === undefined || data.role === role) && (heavy || data.heavy !== true))
    .map((data) => makeCase(data, { seed: 1, runs: 2 }))
  return judgeCases(cases, { subject, features: subject.features })
}

/** Check by mutant. The tests ask that every check is killed by one, and that none of the mutants survives. */
export async function decoderKillMatrix(onDone?: () => void): Promise<KillMatrix> {
  const roles = ['client', 'service'] as const
  const cases = roles.flatMap((role) => decoderCases({ seed: 1, runs: 1, role }))
  return assembleMatrix({
    levels: new Map(cases.map((item) => [item.id, levelOf(item)])),
    mutants: await tryEach(
      decoderMutants,
      ({ make, role, heavy = false }) =>
        judgeDecoder(make(), role, { limit: heavy ? HEAVY_LIMIT : LIMIT, heavy }),
      onDone,
    ),
    variants: await tryEach(
      decoderVariants,
      ({ make }) => judgeDecoder(make(), 'client', { heavy: false }),
      onDone,
    ),
    nulls: await tryEach(
      nullDecoders,
      ({ make }) => judgeDecoder(make(), 'client', { limit: NULL_LIMIT }),
      onDone,
    ),
  })
}
