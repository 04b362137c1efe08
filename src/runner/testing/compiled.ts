import { execFile, execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join, resolve } from 'node:path'
import { afterAll } from 'vitest'
import { packageRoot } from '../../files/packageRoot.js'

interface Ended {
  readonly code: number | null
  readonly stdout: string
  readonly stderr: string
}

/**
 * The project compiled for the tests of one file, as users get it: plain JavaScript inside a node_modules folder, run by
 * node in processes of its own.
 */
export function compile(): { readonly folder: string; run(file: string, args: readonly string[]): Run } {
  const folder = mkdtempSync(join(packageRoot, 'node_modules/.compiled-'))
  afterAll(() => rmSync(folder, { recursive: true, force: true }))
  const typescript = dirname(createRequire(import.meta.url).resolve('typescript/package.json'))
  const options = ['--declaration', 'false', '--sourceMap', 'false', '--noCheck']
  const args = [
    join(typescript, 'bin/tsc'),
    '-p',
    join(packageRoot, 'tsconfig.json'),
    '--outDir',
    folder,
    ...options,
  ]
  execFileSync(process.execPath, args, { cwd: packageRoot })
  return { folder, run: (file, given) => start(resolve(folder, file), given) }
}

export interface Run {
  readonly ended: Promise<Ended>
  /** Send it a signal when its output has the text. */
  signalWhen(text: string, signal: NodeJS.Signals): void
}

function start(file: string, args: readonly string[]): Run {
  // A child of ours must not believe that it is a test of this run.
  const { VITEST: _, NODE_ENV: __, VITEST_POOL_ID: ___, VITEST_WORKER_ID: ____, ...env } = process.env
  let end: (ended: Ended) => void
  const ended = new Promise<Ended>((settle) => (end = settle))
  const child = execFile(
    process.execPath,
    [file, ...args],
    { env, timeout: 60_000, maxBuffer: 64 * 1024 * 1024 },
    (_error, stdout, stderr) => end({ code: child.exitCode, stdout, stderr }),
  )
  return {
    ended,
    signalWhen(text, signal) {
      let seen = ''
      child.stdout!.on('data', (chunk: string) => {
        if (seen.includes(text)) return
        seen += chunk
        if (seen.includes(text)) child.kill(signal)
      })
    },
  }
}
