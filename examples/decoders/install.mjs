// Fetches and builds the decoders of other projects into .build, which git ignores. They are no dependencies of the
// package: `node examples/decoders/install.mjs` for all, or with the names of some of: npm python go rust java.
import { execFileSync } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const here = dirname(fileURLToPath(import.meta.url))
const build = join(here, '.build')

/** The versions whose verdicts README.md explains. */
const npm = {
  '@smithy/core': '3.41.0',
  '@smithy/eventstream-codec': '4.5.2',
  '@aws-sdk/eventstream-codec': '3.374.0',
  '@aws-sdk/eventstream-serde-universal': '3.374.0',
  'aws-sdk': '2.1693.0',
  'lifion-aws-event-stream': '1.0.7',
}

const run = (folder, program, ...args) =>
  execFileSync(program, args, { cwd: join(build, folder), stdio: 'inherit' })

const targets = {
  npm: {
    needs: 'npm',
    install() {
      writeFileSync(
        join(build, 'npm/package.json'),
        JSON.stringify({ private: true, dependencies: npm }, null, 2),
      )
      run('npm', 'npm', 'install', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error')
    },
  },
  python: {
    needs: 'python3',
    install() {
      run('python', 'python3', '-m', 'venv', 'venv')
      run('python', 'venv/bin/pip', 'install', '--quiet', '--disable-pip-version-check', 'botocore==1.44.5')
    },
  },
  go: {
    needs: 'go',
    install() {
      cpSync(join(here, 'go'), join(build, 'go'), { recursive: true })
      run('go', 'go', 'build', '-o', 'decoder', '.')
    },
  },
  rust: {
    needs: 'cargo',
    install() {
      cpSync(join(here, 'rust'), join(build, 'rust'), { recursive: true })
      run('rust', 'cargo', 'build', '--release', '--quiet')
    },
  },
  java: {
    needs: 'mvn',
    install() {
      cpSync(join(here, 'java'), join(build, 'java'), { recursive: true })
      run('java', 'mvn', '--quiet', '--batch-mode', 'package')
    },
  },
}

const names = process.argv.slice(2)
for (const name of names.length > 0 ? names : Object.keys(targets)) {
  const target = targets[name]
  if (target === undefined) throw new Error(`${name} is none of ${Object.keys(targets).join(', ')}`)
  mkdirSync(join(build, name), { recursive: true })
  if (!isThere(target.needs)) console.log(`skipped ${name}: there is no ${target.needs}`)
  else target.install()
}

function isThere(program) {
  return process.env.PATH.split(':').some((folder) => existsSync(join(folder, program)))
}
