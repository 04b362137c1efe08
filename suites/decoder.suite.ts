import { inject } from 'vitest'
import { decoderSuite } from '../src/runner/suites/decoder.js'
import { defineSuite } from './defineSuite.js'

defineSuite(decoderSuite, inject('bedrockConformance').decoder!)
