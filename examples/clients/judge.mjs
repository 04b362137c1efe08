// node examples/clients/judge.mjs NAME [flags of `bedrock-conformance client`]
import { judge } from '../support/judge.mjs'
import { clients } from './clients.mjs'

judge('examples/clients', 'client', clients)
