import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** The host of modules as JavaScript, as the package has it; tests run from the sources. */
export function buildHost(of: 'client' | 'decoder' | 'encoder'): {
  readonly host: string
  readonly remove: () => void
} {
  const root = fileURLToPath(new URL('../../../../', import.meta.url))
  const folder = mkdtempSync(join(tmpdir(), 'decoder-host-'))
  const compiler = join(root, 'node_modules/typescript/bin/tsc')
  const options = [
    '--ignoreConfig',
    '--noCheck',
    '--module',
    'nodenext',
    '--target',
    'es2023',
    '--rootDir',
    root,
  ]
  const entry = join(root, `src/subjects/${of}/host.ts`)
  execFileSync(process.execPath, [compiler, ...options, '--outDir', folder, entry])
  // What it is in the package: modules, not CommonJS.
  writeFileSync(join(folder, 'package.json'), '{"type":"module"}')
  return {
    host: join(folder, `src/subjects/${of}/host.js`),
    remove: () => rmSync(folder, { recursive: true }),
  }
}
