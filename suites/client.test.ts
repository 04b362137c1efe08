import { describe } from 'vitest'
import { referenceClient } from '../src/reference/client/subject.js'
import { clientSuite } from './client.js'

describe('the client of this package', () => {
  clientSuite(referenceClient(), {
    runs: 2,
    only: ['*.basic', 'converse.request.kinds', 'invoke-model.answer', 'list-async-invokes.*'],
  })
})
