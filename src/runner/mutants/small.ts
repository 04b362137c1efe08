import { clientKillMatrix } from '../../reference/client/killMatrix.js'
import { decoderKillMatrix } from '../../reference/decoder/killMatrix.js'
import { encoderKillMatrix } from '../../reference/encoder/killMatrix.js'
import { distrust, type KillMatrix } from '../../reference/matrix/killMatrix.js'
import type { OnProgress } from './killMatrix.js'
import { specimensOf, type ProvenSuite } from './specimens.js'

export type SmallSuite = Exclude<ProvenSuite, 'server'>

/** Some defects are slowness, which a busy machine can hide for once. */
const TRIES = 3

/** The kill matrix of a suite that one thread is enough for; tried again where something in it is not as it must be. */
export async function trySmall(
  suite: SmallSuite,
  revision: string,
  onProgress: OnProgress,
): Promise<KillMatrix> {
  const total = specimensOf(suite, revision).length
  for (let number = 1; ; number += 1) {
    let done = 0
    const matrix = await matrixOf[suite](revision, () => onProgress((done += 1), total, suite))
    if (number === TRIES || distrust(matrix).length === 0) return matrix
  }
}

const matrixOf: Readonly<Record<SmallSuite, (revision: string, onDone: () => void) => Promise<KillMatrix>>> =
  {
    client: clientKillMatrix,
    decoder: (_, onDone) => decoderKillMatrix(onDone),
    encoder: (_, onDone) => encoderKillMatrix(onDone),
  }
