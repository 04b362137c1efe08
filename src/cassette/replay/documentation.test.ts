import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { packageRoot } from '../../files/packageRoot.js'
import { compile } from '../../runner/testing/compiled.js'
import { writeCassette } from '../format/index.js'
import { jsonResponse, makeCassette } from '../testing/make.js'
import { replayServer } from './server.js'
import { replayModes } from './mode.js'

const page = readFileSync(join(packageRoot, 'docs/cassettes.md'), 'utf8')
const compiled = compile()
const recordings = join(compiled.folder, 'recordings')
const cassette = makeCassette({
  response: jsonResponse({
    metrics: { latencyMs: 1 },
    output: { message: { role: 'assistant', content: [{ text: 'Hello from the tape' }] } },
    stopReason: 'end_turn',
    usage: { inputTokens: 1, outputTokens: 1, totalTokens: 2 },
  }),
})
mkdirSync(recordings)
await writeCassette(join(recordings, 'hello.cassette.json'), cassette)

/** Each example with the module of the package that it shows. */
const examples = [...page.matchAll(/^```js\n(.*?)^```$/gms)]
  .map(([, text]) => text!)
  .flatMap((text) => {
    const [, entry] = /from '(bedrock-conformance(?:\/\w+)?)'/.exec(text) ?? []
    return entry === undefined ? [] : [[entry, text] as const]
  })

const files: Readonly<Record<string, string>> = {
  'bedrock-conformance': './src/index.js',
  'bedrock-conformance/msw': './src/cassette/msw/index.js',
  'bedrock-conformance/nock': './src/cassette/nock/index.js',
}

test('each way to replay has an example', () => {
  expect(examples.map(([entry]) => entry).sort()).toEqual(Object.keys(files))
})

test.each(examples)('the example of %s runs', { timeout: 60_000 }, async (entry, text) => {
  const file = `${entry.replaceAll('/', '-')}.js`
  const here = text
    .replace(`'${entry}'`, `'${files[entry]}'`)
    .replace(`'recordings'`, JSON.stringify(recordings))
  writeFileSync(join(compiled.folder, file), here)
  const { code, stdout, stderr } = await compiled.run(file, []).ended
  expect({ code, stdout }, stderr).toEqual({ code: 0, stdout: 'Hello from the tape\n' })
})

test('the explanation of a miss is the one that is given', async () => {
  const [shown] = /^no cassette matches .*\n(?: {2}.*\n)+/m.exec(page)!
  const server = await replayServer(recordings)
  const asked = makeCassette({
    body: { messages: [{ role: 'user', content: [{ text: 'Hi' }] }], inferenceConfig: { maxTokens: 100 } },
  })
  const { target, body } = asked.request!
  const response = await fetch(server.url + target, { method: 'POST', body })
  const { message } = (await response.json()) as { message: string }
  expect(`${message.replace(recordings, 'recordings')}\n`).toBe(shown)
  await server.close()
})

test.each(replayModes)('the mode %s is documented', (mode) => {
  expect(page).toMatch(new RegExp(`^[|] \`${mode}\``, 'm'))
})
