// Prove the package as its users get it: packed, installed into an empty folder, run there on every supported Node.
import { execFileSync } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = dirname(dirname(fileURLToPath(import.meta.url)))
const folder = mkdtempSync(join(tmpdir(), 'bedrock-conformance-package-'))
const run = (command, args, options = {}) =>
  execFileSync(command, args, {
    cwd: folder,
    stdio: ['ignore', 'pipe', 'inherit'],
    encoding: 'utf8',
    ...options,
  })
const npm = (...args) => run('npm', [...args, '--no-fund', '--no-audit'])

/** Other versions of Node come as packages, so nothing but the registry is needed. */
const versions = ['22', '24']
const platform = `${process.platform}-${process.arch}`

try {
  run('npm', ['pack', '--pack-destination', folder], { cwd: root })
  const tarball = readdirSync(folder).find((name) => name.endsWith('.tgz'))
  run('npx', ['--no-install', 'publint', 'run', join(folder, tarball), '--strict'], {
    cwd: root,
    stdio: 'inherit',
  })
  run('npx', ['--no-install', 'attw', join(folder, tarball), '--profile', 'esm-only'], {
    cwd: root,
    stdio: 'inherit',
  })

  writeFileSync(join(folder, 'package.json'), '{ "private": true, "type": "module" }\n')
  npm('install', `./${tarball}`)
  const nodes = [['20 (this one)', process.execPath]]
  for (const version of versions) {
    npm('install', `node-${version}@npm:node-${platform}@${version}`)
    nodes.push([version, join(folder, 'node_modules', `node-${version}`, 'bin', 'node')])
  }

  const main = join(folder, 'node_modules', 'bedrock-conformance', 'dist', 'src', 'cli', 'main.js')
  for (const [name, node] of nodes) {
    const version = run(node, ['--version']).trim()
    // A part of the catalogue from each corner; the whole of it ran before.
    const output = run(node, [
      main,
      '--only',
      'converse.messages.images',
      '--only',
      'http',
      '--reporter',
      'default,json',
    ])
    const last = output.trim().split('\n').slice(-3).join(' | ')
    console.log(`node ${name}, ${version}: ${last}`)
    if (!/conforms/.test(output) || /does not conform/.test(output))
      throw new Error(`the suites do not pass on node ${version}`)
    if (!existsSync(join(folder, 'conformance-report', 'results.json')))
      throw new Error('no results.json was written')
    rmSync(join(folder, 'conformance-report'), { recursive: true })
  }

  writeFileSync(
    join(folder, 'uses.mjs'),
    `import { validate } from 'bedrock-conformance'
     import { request } from 'bedrock-conformance/generators'
     import { serverSuite } from 'bedrock-conformance/suites'
     if (validate('Converse', 'request', { modelId: 'a.b' }).length !== 0) throw new Error('validate')
     if (typeof request !== 'function' || typeof serverSuite !== 'function') throw new Error('exports')`,
  )
  run(process.execPath, [
    '--input-type=module',
    '-e',
    "await import('bedrock-conformance'); await import('bedrock-conformance/generators')",
  ])
  console.log('the package holds on every supported Node')
} finally {
  rmSync(folder, { recursive: true, force: true })
}
