// `npm run bench [-- NAME…]`: figures of this machine, each beside a peer in the same run. Only the ratios travel.

/** Loaded one by one, so that none has the others in its heap. */
const benches: Readonly<Record<string, () => Promise<void>>> = {
  validate: async () => (await import('./validate.js')).benchValidate(),
  frames: async () => (await import('./frames.js')).benchFrames(),
  generators: async () => (await import('./generators.js')).benchGenerators(),
  cassetteFiles: async () => (await import('./cassetteFiles.js')).benchCassetteFiles(),
  recorder: async () => (await import('./recorder.js')).benchRecorder(),
  replay: async () => (await import('./replay.js')).benchReplay(),
  startup: async () => (await import('./startup.js')).benchStartup(),
  clients: async () => (await import('./clients.js')).benchClients(),
  suite: async () => (await import('./suite.js')).benchSuite(),
  cassettes: async () => (await import('./cassettes.js')).benchCassettes(),
}

const names = process.argv.length > 2 ? process.argv.slice(2) : Object.keys(benches)
const unknown = names.filter((name) => !Object.hasOwn(benches, name))
if (unknown.length > 0) {
  console.error(`there is no benchmark ${unknown.join(', ')}: there are ${Object.keys(benches).join(', ')}`)
  process.exitCode = 2
} else {
  for (const name of names) await benches[name]!()
}
