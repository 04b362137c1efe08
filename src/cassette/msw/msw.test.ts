import { setupServer } from 'msw/node'
import { afterAll, afterEach, beforeAll } from 'vitest'
import { testBridge } from '../testing/bridgeLaws.js'
import { handlersOf, unguard } from './index.js'

const server = setupServer()
beforeAll(() => server.listen({ onUnhandledRequest: 'bypass' }))
afterEach(unguard)
afterAll(() => server.close())

testBridge(async (source, options) => {
  server.resetHandlers(...(await handlersOf(source, options)))
})
