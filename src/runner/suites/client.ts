import type { ClientStand } from '../../cases/client/clientCase.js'
import { describeEnd } from '../../cases/client/answered.js'
import { basicCase } from '../../cases/client/basic.js'
import { clientCases } from '../../cases/client/index.js'
import { makeClientCase } from '../../cases/client/makeClientCase.js'
import type { ClientObservation } from '../../cases/client/observation.js'
import { operationsOf } from '../../cases/client/samples.js'
import { modelAt, type Model } from '../../contract/index.js'
import { clientOf } from '../../reference/client/killMatrix.js'
import { clientMutants } from '../../reference/client/mutants/index.js'
import { referenceClient } from '../../reference/client/subject.js'
import { createCommandClient } from '../../subjects/client/commandClient.js'
import { createModuleClient } from '../../subjects/client/moduleClient.js'
import { startScriptedServer } from '../../subjects/client/scriptedServer.js'
import type { ClientSubject } from '../../subjects/client/subject.js'
import type { Attached, Suite } from '../suite.js'
import { attachProgram, type ProgramKind } from './program.js'

/** Clients of the service in any language: the one of this package, a module, or an adapter that is a command. */
export const clientSuite: Suite<ClientStand, ClientObservation> = {
  name: 'client',
  cases: ({ revision, seed, runs, replay, timeout }) =>
    clientCases({ model: modelAt(revision), properties: { seed, runs, replays: replay }, timeout }),
  attach: (settings) => attachToServer(attachProgram(clients, settings), modelAt(settings.revision)),
  isAbsent: ({ calls }) => calls.some(({ outcome }) => outcome.end === 'died' || outcome.end === 'hung'),
}

/** A client and its features in the form in which every program has them. */
type ProgramClient = ClientSubject & { readonly features: readonly string[] }

/** Give an attached client the server that it is pointed at, and ask it for one plain call before the first case. */
export async function attachToServer(
  attaching: Promise<Attached<ClientSubject>>,
  model: Model,
): Promise<Attached<ClientStand>> {
  const { subject: client, close, probe, ...attached } = await attaching
  const server = await startScriptedServer()
  const stand = { client, server }
  return {
    ...attached,
    subject: stand,
    probe: probe ?? ((signal) => probeClient(stand, model, signal)),
    close: async () => {
      await close()
      await server.close()
    },
  }
}

/** Why a client cannot even be asked, if so: it hangs, dies or says something else whatever it is asked. */
async function probeClient(
  stand: ClientStand,
  model: Model,
  signal: AbortSignal,
): Promise<string | undefined> {
  const { operations } = stand.client.hello
  const operation = operationsOf({ model }).find(({ name }) => operations.includes(name))
  if (operation === undefined) {
    return `the client has none of the operations of ${model.revision.id}: it says ${operations.join(', ') || 'nothing'}`
  }
  const { calls } = await makeClientCase(basicCase({ model }, operation)).observe(stand, signal)
  const fault = calls.map(({ outcome }) => describeEnd(outcome)).find((end) => end !== undefined)
  return fault === undefined ? undefined : `${fault} when it was asked for a plain ${operation.name}`
}

/** What a client declares, its operations among it: a case names the one that it calls. */
export const declared = ({ hello }: ClientSubject): readonly string[] => [
  ...hello.operations,
  ...hello.features,
]

/** Milliseconds that one call may take: shorter than a case, so that a call that hangs is seen as one. */
const limit = 20_000

const clients: ProgramKind<ProgramClient> = {
  noun: 'client',
  embedded: (id, { revision }) => {
    const mutant = id === undefined ? {} : clientMutants.find((known) => known.id === id)
    return mutant && asProgram(clientOf(mutant, revision, limit))
  },
  module: async (path) => asProgram(await createModuleClient(path, { limit })),
  command: async (command) => asProgram(await createCommandClient(command, { limit })),
  absent: (reason) => {
    const { hello } = referenceClient()
    return { hello, features: [], call: () => Promise.reject(new Error(reason)) }
  },
  features: declared({ hello: referenceClient().hello } as ClientSubject),
}

const asProgram = (client: ClientSubject): ProgramClient => ({ ...client, features: declared(client) })
