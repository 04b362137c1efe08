import { HarnessError } from './harnessError.js'
import type { SuiteName } from './settings.js'
import type { AnySuite } from './suite.js'

/** The suites that there are, each loaded when it is needed: a command should not wait for those it does not use. */
const loaders: Readonly<Partial<Record<SuiteName, () => Promise<AnySuite>>>> = {
  server: async () => (await import('./suites/server.js')).serverSuite,
  client: async () => (await import('./suites/client.js')).clientSuite,
  decoder: async () => (await import('./suites/decoder.js')).decoderSuite,
  encoder: async () => (await import('./suites/encoder.js')).encoderSuite,
}

export const availableSuites = Object.keys(loaders) as readonly SuiteName[]

export function loadSuite(name: SuiteName): Promise<AnySuite> {
  const load = loaders[name]
  if (load === undefined) throw new HarnessError('bad-option', `this version has no ${name} suite`)
  return load()
}
