import { inject } from 'vitest'
import { serverSuite } from '../src/runner/suites/server.js'
import { defineSuite } from './defineSuite.js'

defineSuite(serverSuite, inject('bedrockConformance').server!)
