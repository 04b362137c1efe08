import nock from 'nock'
import { afterEach } from 'vitest'
import { testBridge } from '../testing/bridgeLaws.js'
import { replay, unguard } from './index.js'

afterEach(() => {
  nock.cleanAll()
  unguard()
})

testBridge(async (source, options) => {
  nock.cleanAll()
  await replay(source, options)
})
