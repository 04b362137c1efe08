import { expect, test } from 'vitest'
import { benignClients, clientMutants } from './mutants/index.js'
import { nullClients } from './nulls.js'

// That every check has a killer is proven by `bedrock-conformance mutants`: it takes more than a minute.
test('mutants, variants and nulls have names of their own', () => {
  const ids = [...clientMutants, ...benignClients, ...nullClients].map(({ id }) => id)
  expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([])
})
