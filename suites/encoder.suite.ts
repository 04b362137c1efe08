import { inject } from 'vitest'
import { encoderSuite } from '../src/runner/suites/encoder.js'
import { defineSuite } from './defineSuite.js'

defineSuite(encoderSuite, inject('bedrockConformance').encoder!)
