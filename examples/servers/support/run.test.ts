import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { get } from 'node:http'
import { createInterface } from 'node:readline'
import { expect, it, onTestFinished } from 'vitest'

const listens = `
  const server = require('node:http').createServer((_request, response) => response.end())
  server.listen(0, '127.0.0.1', () => console.log('up at http://127.0.0.1:' + server.address().port + ' now'))
`

/** A script that runs an emulator, given as JavaScript. */
function started(emulator: string): ChildProcess & { stdout: NodeJS.ReadableStream } {
  const script = `
    import { run } from ${JSON.stringify(new URL('run.mjs', import.meta.url).href)}
    const args = ['-e', ${JSON.stringify(emulator)}]
    await run({ start: () => ({ command: process.execPath, args }), listening: /up at (http:\\S+)/, health: '/' })
  `
  const child = spawn(process.execPath, ['--input-type=module', '-e', script], {
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  onTestFinished(() => void child.kill('SIGKILL'))
  return child
}

const answered = (url: string): Promise<number | string> =>
  new Promise((resolve) => {
    get(url, { agent: false }, (response) => resolve(response.resume().statusCode!)).once('error', (error) =>
      resolve((error as NodeJS.ErrnoException).code ?? error.message),
    )
  })

it('says where the emulator answers, and frees the port when it is told to end, even twice', async () => {
  const child = started(listens)
  const [line] = (await once(createInterface(child.stdout), 'line')) as [string]
  const { url } = JSON.parse(line) as { url: string }
  expect(await answered(url)).toBe(200)
  child.kill('SIGTERM')
  child.kill('SIGTERM')
  expect(await once(child, 'close')).toEqual([0, null])
  expect(await answered(url)).toBe('ECONNREFUSED')
})

it.each([
  ['ends before it listens', `console.log('no such fixture'); process.exit(3)`, 'no such fixture'],
  ['ends later', `${listens}; server.on('request', () => setImmediate(() => process.exit(4)))`, 'up at http'],
])('reports an emulator that %s, with what it printed', async (_name, emulator, told) => {
  const child = started(emulator)
  let errors = ''
  child.stderr!.on('data', (chunk: Buffer) => (errors += chunk.toString()))
  expect(await once(child, 'close')).toEqual([1, null])
  expect(errors).toContain(told)
})
