import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { expect, onTestFinished, test } from 'vitest'
import { readCassette } from '../../cassette/format/index.js'
import { compile } from '../../runner/testing/compiled.js'
import { temporaryFolder } from '../../runner/testing/folder.js'
import { bytes, later, request, startClient, startListener } from '../../wire/http/testing/start.js'

const compiled = compile()

/** A server that begins every answer and ends none while it lives. */
async function startEndless() {
  const over = later()
  const server = await startListener(
    async () => ({
      status: 200,
      headers: [],
      body: (async function* () {
        yield bytes('first')
        await over.promise
      })(),
    }),
    { closeGraceMs: 0 },
  )
  onTestFinished(() => over.resolve())
  return server
}

test.each(['SIGTERM', 'SIGINT'] as const)(
  '%s: what is under way is saved as aborted, whole, and the process ends',
  { timeout: 60_000 },
  async (signal) => {
    const folder = await temporaryFolder()
    const server = await startEndless()
    const args = ['cassettes', 'record', '--upstream', server.url, '--output-dir', folder]
    const child = spawn(process.execPath, [join(compiled.folder, 'src/cli/main.js'), ...args], {
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    onTestFinished(() => {
      child.kill('SIGKILL')
    })
    const lines: string[] = []
    const output = createInterface({ input: child.stdout })
    const [ready] = (await once(output, 'line')) as [string]
    output.on('line', (line) => lines.push(line))
    const client = startClient((JSON.parse(ready) as { url: string }).url)
    const begun = Array.from({ length: 5 }, () => later())
    const exchanges = begun.map(({ resolve }) =>
      client.exchange(request('/x', { method: 'POST', body: bytes('{}') }), {
        watch: { head: () => {}, chunk: () => resolve(), trailers: () => {} },
      }),
    )
    await Promise.all(begun.map(({ promise }) => promise))
    child.kill(signal)
    const [[code]] = (await Promise.all([once(child, 'close'), ...exchanges])) as [[number]]
    expect(code).toBe(0)
    expect(lines.at(-1)).toBe(`5 exchanges recorded in ${folder}`)
    const names = await readdir(folder)
    expect(names).toEqual([1, 2, 3, 4, 5].map((number) => `000${number}-POST-x-200-aborted.cassette.json`))
    for (const name of names) {
      const { response } = await readCassette(join(folder, name))
      expect(response).toMatchObject({ end: 'aborted', fault: 'the recorder was stopped' })
    }
  },
)
