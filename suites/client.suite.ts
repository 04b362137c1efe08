import { inject } from 'vitest'
import { clientSuite } from '../src/runner/suites/client.js'
import { defineSuite } from './defineSuite.js'

defineSuite(clientSuite, inject('bedrockConformance').client!)
