import { serverCases, type ServerObservation, type ServerSubject } from '../../cases/server/index.js'
import { modelAt } from '../../contract/index.js'
import { mutantOf } from '../../reference/server/mutants/index.js'
import { embeddedKeys } from '../../reference/server/profile.js'
import { startReferenceServer } from '../../reference/server/start.js'
import { connectServer } from '../../subjects/server/connect.js'
import { probe } from '../../wire/http/index.js'
import type { Budget } from '../budget.js'
import { HarnessError } from '../harnessError.js'
import type { Settings } from '../settings.js'
import type { Attached, Suite } from '../suite.js'

/** Any server of the Bedrock Runtime API, at a URL or embedded, held to the contract of a revision. */
export const serverSuite: Suite<ServerSubject, ServerObservation> = {
  name: 'server',
  cases: ({ revision, profile, seed, runs, replay }) =>
    serverCases({ model: modelAt(revision), profile, properties: { seed, runs, replays: replay } }),
  attach: (settings, budget) =>
    settings.target.kind === 'embedded' ? attachEmbedded(settings, budget) : attachEndpoint(settings, budget),
  isAbsent: ({ exchanges }) =>
    exchanges.some(({ exchange }) => exchange.end === 'refused' || exchange.end === 'timeout'),
}

async function attachEmbedded(settings: Settings, budget: Budget): Promise<Attached<ServerSubject>> {
  const { target, revision, profile, seed } = settings
  const mutant =
    target.kind === 'embedded' && target.mutant !== undefined ? mutantOf(target.mutant, revision) : undefined
  const listener = await startReferenceServer({
    revision,
    readings: profile.readings,
    seed,
    keys: embeddedKeys,
    ...(mutant !== undefined && { change: (parts) => mutant.change(parts) }),
  })
  const connected = connectTo(listener.url, settings, budget)
  return {
    subject: { ...connected.subject, reproduce: reproduceLater(connected.subject, mutant?.id) },
    description: mutant === undefined ? 'the embedded server' : `the embedded server, mutant ${mutant.id}`,
    close: async () => {
      await connected.close()
      await listener.close()
    },
  }
}

async function attachEndpoint(settings: Settings, budget: Budget): Promise<Attached<ServerSubject>> {
  const { target, profile } = settings
  if (target.kind !== 'endpoint') {
    throw new HarnessError('bad-option', `a server is attached by its URL, not by a ${target.kind}`, {
      hint: 'give --endpoint URL',
    })
  }
  const connected = connectTo(target.url, settings, budget)
  return {
    subject: connected.subject,
    description: target.url,
    probe: async () => {
      const found = await probe(target.url, {
        timeoutMs: profile.timeouts.connect,
        ...(profile.ca !== undefined && { caPem: profile.ca }),
      })
      return found.alive ? undefined : found.reason
    },
    close: () => connected.close(),
  }
}

const connectTo = (url: string, { profile, concurrency }: Settings, budget: Budget) =>
  connectServer(url, { profile, concurrency, onRequest: () => budget.take() })

/** The embedded server is gone when a reader wants to repeat a request: the command starts it again, on a known port. */
function reproduceLater(subject: ServerSubject, mutant?: string): ServerSubject['reproduce'] {
  const serve = `bedrock-conformance serve --port 4566${mutant === undefined ? '' : ` --mutant ${mutant}`}`
  return (request, version) =>
    `# ${serve}\n${subject.reproduce(request, version).replaceAll(subject.url, 'http://127.0.0.1:4566')}`
}
