import { spawn, spawnSync } from 'node:child_process'

/** What `curl --version` says, or nothing where there is no curl. */
export function curlVersion(): string {
  const { status, stdout } = spawnSync('curl', ['--version'], { encoding: 'utf8' })
  return status === 0 ? stdout : ''
}

/** Run a command line with nothing in the environment but the search path and `env`; bounded by ten seconds. */
export function runShell(command: string, env: Readonly<Record<string, string>>): Promise<void> {
  return new Promise((resolve) => {
    const child = spawn('/bin/sh', ['-c', command], {
      env: { PATH: process.env['PATH'], ...env },
      stdio: 'ignore',
      timeout: 10_000,
    })
    child.once('close', () => {
      resolve()
    })
  })
}
