import { modelAt } from '../src/contract/index.js'
import { resolveSettings, type RunOptionsGiven } from '../src/runner/resolve.js'
import { attachToServer, clientSuite as suite, declared } from '../src/runner/suites/client.js'
import { createFunctionClient } from '../src/subjects/client/functionClient.js'
import { clientProfile } from '../src/subjects/client/profile.js'
import type { ClientModule } from '../src/subjects/client/subject.js'
import { defineSuite } from './defineSuite.js'

export interface ClientSuiteOptions extends RunOptionsGiven {
  /** Milliseconds that one call may take; 20,000 unless given. */
  readonly limit?: number
}

/**
 * Define tests that judge a client of the service in this very process. Call it in a Vitest file, at the top or inside a
 * `describe`.
 *
 * The client runs beside the tests: one that never gives the processor back stops them all. `bedrock-conformance client
 * --module` gives it a process of its own.
 *
 * @param adapter `hello`, which says what the client is and can do, and `call(call, signal)`, which makes one call
 * @throws HarnessError when no case is selected
 * @throws ProgramStartError when `hello` is not as the adapter protocol asks
 */
export function clientSuite(
  adapter: ClientModule,
  { limit = 20_000, ...given }: ClientSuiteOptions = {},
): void {
  const client = createFunctionClient(adapter, { limit })
  const settings = resolveSettings('client', { kind: 'embedded' }, clientProfile, given)
  const attached = {
    subject: client,
    description: `the client ${client.hello.name}`,
    features: declared(client),
    close: () => client.close(),
  }
  const attach = () => attachToServer(Promise.resolve(attached), modelAt(settings.revision))
  defineSuite({ ...suite, attach }, settings)
}
