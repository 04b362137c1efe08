// `npm start`: the main job out of a checkout. Builds when dist/ is missing or older than a source file.
import { execFileSync, spawn } from 'node:child_process'
import { existsSync, readdirSync, statSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = dirname(dirname(fileURLToPath(import.meta.url)))
const main = join(root, 'dist/src/cli/main.js')

const newest = (folder) =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.ts') && !entry.name.endsWith('.test.ts'))
    .reduce((latest, entry) => Math.max(latest, statSync(join(entry.parentPath, entry.name)).mtimeMs), 0)

const sources = ['src', 'suites', 'generators'].map((folder) => join(root, folder))
if (!existsSync(main) || Math.max(...sources.map(newest)) > statSync(main).mtimeMs) {
  execFileSync(process.execPath, [join(root, 'scripts/build.mjs')], { stdio: 'inherit' })
}

const child = spawn(process.execPath, [main, ...process.argv.slice(2)], { stdio: 'inherit' })
// The child belongs to the same terminal and gets Ctrl-C itself; it decides when to end, so that it can write its report.
process.on('SIGINT', () => {})
process.on('SIGTERM', () => child.kill('SIGTERM'))
child.on('exit', (code, signal) => process.exit(code ?? (signal === 'SIGINT' ? 130 : 1)))
