// Installs an emulator of one exact version into examples/servers/.build, once; what is there already is used as it is.
import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdir, mkdtemp, rename, rm, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'

const run = promisify(execFile)
const cache = join(dirname(dirname(fileURLToPath(import.meta.url))), '.build')
const BOUND = { timeout: 300_000, maxBuffer: 64 * 1024 * 1024 }

/** The folder that holds `node_modules` with the package: `@copilotkit/aimock`, `1.43.0`. */
export const installFromNpm = (name, version) =>
  installOnce(`${name.replaceAll(/[@/]/g, ' ').trim().replaceAll(' ', '-')}-${version}`, async (folder) => {
    await writeFile(join(folder, 'package.json'), '{ "private": true }\n')
    await run('npm', ['install', '--no-audit', '--no-fund', '--no-save', `${name}@${version}`], {
      cwd: folder,
      ...BOUND,
    })
  })

/** The folder of a virtual environment with everything that a requirements file pins. */
export const installFromPyPI = (name, requirements) =>
  installOnce(name, async (folder) => {
    await run('python3', ['-m', 'venv', folder], BOUND)
    const options = ['--quiet', '--disable-pip-version-check', '--no-deps', '--requirement', requirements]
    await run(join(folder, 'bin/python'), ['-m', 'pip', 'install', ...options], BOUND)
  })

/**
 * Installs next to the final place and moves there: whoever stops halfway leaves nothing that looks whole, and of two
 * that install at the same time the first wins.
 */
async function installOnce(name, install) {
  const folder = join(cache, name)
  if (existsSync(folder)) return folder
  await mkdir(cache, { recursive: true })
  const unfinished = await mkdtemp(join(cache, 'unfinished-'))
  try {
    await install(unfinished)
    await rename(unfinished, folder).catch((error) => {
      if (!existsSync(folder)) throw error
    })
  } finally {
    await rm(unfinished, { recursive: true, force: true })
  }
  return folder
}
