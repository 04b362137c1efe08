// node examples/decoders/judge.mjs NAME [flags of `bedrock-conformance decoder`]
import { judge } from '../support/judge.mjs'
import { decoders } from './decoders.mjs'

judge('examples/decoders', 'decoder', decoders)
