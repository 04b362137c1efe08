import { existsSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** What `install.mjs npm` put into .build of an example, as CommonJS, and its versions. */
export function installedIn(example) {
  const folder = fileURLToPath(new URL(`../${example}/.build/npm/`, import.meta.url))
  const check = () => {
    if (!existsSync(folder)) throw new Error(`run \`node examples/${example}/install.mjs npm\` first`)
  }
  return {
    installed(name) {
      check()
      return createRequire(folder)(name)
    },
    /** Read as a file: not each of them exports its package.json. */
    versionOf(name) {
      check()
      return JSON.parse(readFileSync(join(folder, 'node_modules', name, 'package.json'), 'utf8')).version
    },
  }
}
