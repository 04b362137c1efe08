import { expect, test } from 'vitest'
import { distrust } from '../matrix/killMatrix.js'
import { clientKillMatrix } from './killMatrix.js'
import { benignClients, clientMutants } from './mutants/index.js'
import { nullClients } from './nulls.js'

test('mutants, variants and nulls have names of their own', () => {
  const ids = [...clientMutants, ...benignClients, ...nullClients].map(({ id }) => id)
  expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([])
})

// Some defects are a matter of time, which a busy machine can hide for once: then it is tried again.
test(
  'every check is killed by a mutant, no mutant survives, variants pass and nulls score nothing',
  { timeout: 600_000, retry: 2 },
  async () => {
    expect(distrust(await clientKillMatrix())).toEqual([])
  },
)
