import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { BedrockRuntimeClient, ConverseCommand } from '@aws-sdk/client-bedrock-runtime'
import { NodeHttpHandler } from '@smithy/node-http-handler'
import { packageRoot } from '../src/files/packageRoot.js'
import { createCommandClient } from '../src/subjects/client/commandClient.js'
import { createFunctionClient } from '../src/subjects/client/functionClient.js'
import { startScriptedServer } from '../src/subjects/client/scriptedServer.js'
import type { ClientCall, ClientSubject } from '../src/subjects/client/subject.js'
import { printRows } from './measure.js'

const CALLS = 400
const ROUNDS = 7

const answer = Buffer.from(
  JSON.stringify({
    output: { message: { role: 'assistant', content: [{ text: 'Hello! How can I help you?' }] } },
    stopReason: 'end_turn',
    usage: { inputTokens: 8, outputTokens: 12, totalTokens: 20 },
    metrics: { latencyMs: 321 },
  }),
)
const headers = [['Content-Type', 'application/json']] as const
const script = { replies: [{ status: 200, headers, body: [{ bytes: answer }], length: 'exact' as const }] }

const callTo = (endpoint: string, model: string): ClientCall => ({
  operation: 'Converse',
  endpoint,
  region: 'us-east-1',
  credentials: { bearerToken: 'bench' },
  input: { modelId: model, messages: [{ role: 'user', content: [{ text: 'Hello' }] }] },
  options: {},
})

/** Calls a second through the harness, against the same calls without it, in turns so that both meet the same machine. */
export async function benchClients(): Promise<void> {
  const plain = createServer((request, response) => {
    request.resume().once('end', () => {
      response.writeHead(200, { 'Content-Type': 'application/json' }).end(answer)
    })
  })
  await once(plain.listen(0, '127.0.0.1'), 'listening')
  const endpoint = `http://127.0.0.1:${(plain.address() as AddressInfo).port}`
  const folder = mkdtempSync(join(tmpdir(), 'bench-clients-'))
  try {
    const sdk = officialSdk()
    await compare('The official JavaScript SDK in this process', {
      'through the harness': await harnessed(createFunctionClient(sdk)),
      'without it': {
        run: async () => {
          for (let count = 0; count < CALLS; count += 1) await sdk.call(callTo(endpoint, 'bench'))
        },
        close: async () => {},
      },
    })
    const adapter = join(folder, 'adapter.py')
    writeFileSync(adapter, pageAdapter())
    const command = ['python3', adapter]
    await compare('A Python adapter with the standard library alone', {
      'through the harness': await harnessed(await createCommandClient(command)),
      'without it': fed(command, endpoint),
    })
  } finally {
    rmSync(folder, { recursive: true })
    plain.closeAllConnections()
    plain.close()
  }
}

interface Contender {
  /** Make all calls, one after the other. */
  run(): Promise<void>
  close(): Promise<void>
}

interface Spent {
  /** Milliseconds of the clock, and of the processor in this process. */
  readonly wall: number
  readonly processor: number
}

async function compare(heading: string, contenders: Readonly<Record<string, Contender>>): Promise<void> {
  const rounds = new Map<string, Spent[]>()
  for (let round = -1; round < ROUNDS; round += 1) {
    for (const [name, contender] of Object.entries(contenders)) {
      const [start, busy] = [performance.now(), process.cpuUsage()]
      await contender.run()
      const { user, system } = process.cpuUsage(busy)
      const spent = { wall: performance.now() - start, processor: (user + system) / 1000 }
      if (round >= 0) rounds.set(name, [...(rounds.get(name) ?? []), spent])
    }
  }
  for (const contender of Object.values(contenders)) await contender.close()
  const medians = [...rounds].map(([name, list]) => ({
    name,
    wall: median(list.map(({ wall }) => wall)),
    processor: median(list.map(({ processor }) => processor)),
  }))
  const peer = medians.at(-1)!
  const more = (value: number, least: number) => `${((value - least) / CALLS).toFixed(2)} ms`
  printRows(
    heading,
    'calls a second',
    medians.map(({ name, wall, processor }) => ({
      name,
      perSecond: (CALLS * 1000) / wall,
      note:
        `${CALLS} calls in ${(wall / 1000).toFixed(2)} s` +
        (name === peer.name
          ? ''
          : `, ${more(wall, peer.wall)} more a call, ${more(processor, peer.processor)} of it at work`),
    })),
  )
}

const median = (list: readonly number[]): number => list.toSorted((a, b) => a - b)[list.length >> 1]!

/** Each call with a route of its own, as a case makes it. */
async function harnessed(client: ClientSubject): Promise<Contender> {
  const server = await startScriptedServer()
  const { signal } = new AbortController()
  return {
    async run() {
      for (let count = 0; count < CALLS; count += 1) {
        const route = server.open(script)
        const { end, error, fault } = await client.call(callTo(route.endpoint, route.key), signal)
        const arrivals = await route.close()
        if (end !== 'answer' || error !== undefined || arrivals.length !== 1)
          throw new Error(`a call went wrong: ${fault ?? error?.message ?? `${arrivals.length} requests`}`)
      }
    },
    async close() {
      await client.close()
      await server.close()
    },
  }
}

function officialSdk() {
  const clients = new Map<string, BedrockRuntimeClient>()
  const clientFor = ({ endpoint, region }: ClientCall) => {
    const made =
      clients.get(endpoint) ??
      new BedrockRuntimeClient({
        endpoint,
        region,
        token: { token: 'bench' },
        authSchemePreference: ['httpBearerAuth'],
        requestHandler: new NodeHttpHandler(),
      })
    clients.set(endpoint, made)
    return made
  }
  return {
    hello: {
      protocol: 1,
      name: 'aws-sdk-js',
      version: '3',
      operations: ['Converse'] as const,
      features: ['bearer', 'http1'] as const,
    },
    async call(call: ClientCall) {
      const { $metadata: _, ...output } = await clientFor(call).send(new ConverseCommand(call.input as never))
      return { output }
    },
  }
}

/** The adapter of docs/adapters.md. */
const pageAdapter = (): string =>
  /^```python\n(.*?)^```$/ms.exec(readFileSync(join(packageRoot, 'docs/adapters.md'), 'utf8'))![1]!

/** The same process, fed all calls to a plain server at once, with nobody looking. */
function fed([program, ...args]: readonly string[], endpoint: string): Contender {
  const child = spawn(program!, args, { stdio: ['pipe', 'pipe', 'inherit'] })
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]()
  let isGreeted = false
  return {
    async run() {
      if (!isGreeted) await lines.next()
      isGreeted = true
      const calls = Array.from({ length: CALLS }, (_, id) =>
        JSON.stringify({ id, ...callTo(endpoint, 'bench') }),
      )
      child.stdin.write(`${calls.join('\n')}\n`)
      for (let count = 0; count < CALLS; count += 1) await lines.next()
    },
    async close() {
      child.stdin.end()
      await once(child, 'exit')
    },
  }
}
