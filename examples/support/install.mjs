// Fetches and builds what other projects wrote into the folder .build of an example, which git ignores. Nothing of it is a
// dependency of the package.
import { execFileSync } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** Packages of npm by their exact versions. */
export const fromNpm = (dependencies) => ({
  needs: 'npm',
  install(run, folder) {
    writeFileSync(join(folder, 'package.json'), JSON.stringify({ private: true, dependencies }, null, 2))
    run('npm', 'install', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error')
  },
})

/** Packages of PyPI, each as `name==version`, into an environment of their own. */
export const fromPyPI = (...requirements) => ({
  needs: 'python3',
  install(run) {
    run('python3', '-m', 'venv', 'venv')
    run('venv/bin/pip', 'install', '--quiet', '--disable-pip-version-check', ...requirements)
  },
})

/** The program in the folder `go`; its own go.mod has the versions. */
export const withGo = (program) => ({
  needs: 'go',
  hasSources: true,
  install: (run) => run('go', 'build', '-o', program, '.'),
})

/** The program in the folder `rust`. */
export const withCargo = (...flags) => ({
  needs: 'cargo',
  hasSources: true,
  install: (run) => run('cargo', 'build', '--quiet', ...flags),
})

/** The program in the folder `java`; Maven puts what it needs beside it. */
export const withMaven = () => ({
  needs: 'mvn',
  hasSources: true,
  install: (run) => run('mvn', '--quiet', '--batch-mode', 'package'),
})

/**
 * Installs those of the targets that are named on the command line, or all. A toolchain that is not there is said, and no
 * failure.
 */
export function install(here, targets) {
  const names = process.argv.slice(2)
  for (const name of names.length > 0 ? names : Object.keys(targets)) {
    const target = targets[name]
    if (target === undefined) throw new Error(`${name} is none of ${Object.keys(targets).join(', ')}`)
    if (!isThere(target.needs)) {
      console.log(`skipped ${name}: there is no ${target.needs}`)
      continue
    }
    const folder = join(here, '.build', name)
    mkdirSync(folder, { recursive: true })
    if (target.hasSources) cpSync(join(here, name), folder, { recursive: true })
    const run = (program, ...args) => execFileSync(program, args, { cwd: folder, stdio: 'inherit' })
    target.install(run, folder)
  }
}

const isThere = (program) => process.env.PATH.split(':').some((folder) => existsSync(join(folder, program)))
