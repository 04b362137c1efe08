// node scripts/record.mjs [client…]: record recordings/ anew, through every client that is installed.
//
// `node examples/clients/install.mjs npm python` installs those that are not among the dependencies of development.
import { mkdtemp, rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { clients } from './record/clients.mjs'
import { keepSame } from './record/keepSame.mjs'
import { recordClient } from './record/recordClient.mjs'

const root = dirname(dirname(fileURLToPath(import.meta.url)))
const built = (path) => import(join(root, 'dist/src', path))

const project = Object.assign(
  {},
  ...(await Promise.all(
    [
      'cassette/diff/index.js',
      'cassette/format/index.js',
      'cassette/record/index.js',
      'cassette/redact/index.js',
      'reference/server/start.js',
      'subjects/client/commandClient.js',
      'wire/http/index.js',
    ].map(built),
  ).catch((cause) => {
    throw new Error('the recorder is not there: run `npm run build` first', { cause })
  })),
)

const named = process.argv.slice(2)
const unknown = named.filter((name) => !Object.hasOwn(clients, name))
if (unknown.length > 0)
  throw new Error(`there is no client ${unknown.join(', ')}: there are ${Object.keys(clients).join(', ')}`)

for (const name of named.length > 0 ? named : Object.keys(clients)) {
  const client = await clients[name](project)
  if (client === undefined) {
    console.log(`${name}: not installed, its recordings stay as they are`)
    continue
  }
  const fresh = await mkdtemp(join(root, 'recordings/.new-'))
  try {
    await recordClient(name, client, fresh, project)
    const { changed, gone, count } = await keepSame(fresh, join(root, 'recordings', name), project)
    console.log(`${name}: ${count} recorded, ${changed.length} new or changed, ${gone.length} gone`)
  } finally {
    await rm(fresh, { recursive: true, force: true })
    await client.close?.()
  }
}
