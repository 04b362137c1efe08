import { existsSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'

const folder = new URL('../.build/npm/', import.meta.url)

/** A package that `install.mjs npm` put into .build, as CommonJS. */
export function installed(name) {
  if (!existsSync(folder)) throw new Error('run `node examples/clients/install.mjs npm` first')
  return createRequire(folder)(name)
}

/** The version of such a package; not each of them exports its package.json. */
export const versionOf = (name) =>
  JSON.parse(readFileSync(new URL(`node_modules/${name}/package.json`, folder), 'utf8')).version
