import { afterAll, beforeAll, expect, test } from 'vitest'
import type { ScriptedFault, ScriptedServer } from './script.js'
import { startScriptedServer } from './scriptedServer.js'
import { eventually } from './server/testing/eventually.js'
import { connectRaw, framesIn, request1, request2 } from './server/testing/rawClient.js'

let server: ScriptedServer
beforeAll(async () => {
  server = await startScriptedServer()
})
afterAll(() => server.close())

const places = ['before-head', 'after-head', 'after-body'] as const
const faults: readonly ScriptedFault[] = [
  ...(['before-head', 'inside-head', 'after-head', 'after-body'] as const).map(
    (at) => ({ kind: 'reset', at }) as const,
  ),
  ...places.flatMap((at) => [
    { kind: 'close', at } as const,
    { kind: 'stall', at } as const,
    { kind: 'goaway', code: 2, at } as const,
    { kind: 'rst-stream', code: 7, at } as const,
  ]),
]

/** What is on the wire up to a place, in each version. */
const upTo = {
  '1.1': {
    'before-head': '',
    'inside-head': 'HTTP/1.1 200 OK\r\nX-A: b\r\nTr',
    'after-head': 'HTTP/1.1 200 OK\r\nX-A: b\r\nTransfer-Encoding: chunked\r\n\r\n',
    'after-body': 'HTTP/1.1 200 OK\r\nX-A: b\r\nTransfer-Encoding: chunked\r\n\r\n3\r\none\r\n3\r\ntwo\r\n',
  },
  '2': {
    'before-head': [],
    'inside-head': ['part of 1'],
    'after-head': ['head'],
    'after-body': ['head', 'one', 'two'],
  },
} as const

/** What a client sees of a fault: the bytes before it, and how the connection ends. */
function expectationOf(version: '1.1' | '2', { kind, at = 'after-body', ...rest }: ScriptedFault) {
  const isEnding = kind === 'reset' || kind === 'close' || kind === 'goaway'
  if (version === '1.1') {
    const end = kind === 'stall' ? 'open' : kind === 'close' ? 'fin' : 'rst'
    return { wire: upTo['1.1'][at], end }
  }
  const code = 'code' in rest ? rest.code : 0
  const said = {
    goaway: [`goaway ${code} after ${at === 'before-head' ? 0 : 1}`],
    'rst-stream': [`reset ${code}`],
    reset: [],
    close: [],
    stall: [],
  }
  const wire = [...upTo['2'][at], ...said[kind]]
  return { wire, end: isEnding ? (kind === 'reset' ? 'rst' : 'fin') : 'open' }
}

const script = (fault?: ScriptedFault) => ({
  replies: [
    {
      status: 200,
      headers: [['X-A', 'b']] as const,
      body: [{ bytes: Buffer.from('one') }, { bytes: Buffer.from('two'), after: 2 }],
      ...(fault && { fault }),
    },
  ],
})

/** Send one request and give what came in the end: text of HTTP/1.1, words of the frames of HTTP/2. */
async function ask(version: '1.1' | '2', tls: boolean, fault?: ScriptedFault) {
  const route = server.open(script(fault), { tls })
  const client = await connectRaw(route, server, version === '2' ? 'h2' : 'http/1.1')
  client.socket.write(version === '2' ? request2(route.key) : request1(route.key))
  const read = () => (version === '2' ? framesIn(client.bytes()) : client.bytes().toString())
  return { route, client, read }
}

for (const version of ['1.1', '2'] as const) {
  for (const tls of [false, true]) {
    const how = `HTTP/${version}${tls ? ' with TLS' : ''}`

    test(`an answer without fault, over ${how}`, async () => {
      const { route, client, read } = await ask(version, tls)
      const whole = version === '2' ? ['head', 'one', 'two', 'end'] : `${upTo['1.1']['after-body']}0\r\n\r\n`
      await eventually(() => expect(read()).toEqual(whole))
      const [arrival] = await route.close()
      expect(arrival).toMatchObject({ httpVersion: version, tls, reply: { sent: 6 } })
      expect(arrival!.reply).not.toHaveProperty('abandonedAt')
      client.socket.destroy()
    })

    test.each(faults)(`$kind $at, over ${how}`, async (fault) => {
      const { route, client, read } = await ask(version, tls, fault)
      const expected = expectationOf(version, fault)
      await eventually(() => {
        expect({ wire: read(), arrivals: route.arrivals.length }).toEqual({
          wire: expected.wire,
          arrivals: 1,
        })
      })
      expect(expected.end === 'open' ? 'open' : await client.ended).toBe(expected.end)
      client.socket.destroy()
      const [arrival] = await route.close()
      expect(arrival!.reply.sent).toBe(fault.at === 'after-body' ? 6 : 0)
      // Only a client that left by itself has abandoned anything.
      expect(arrival!.reply.abandonedAt !== undefined).toBe(fault.kind === 'stall')
    })
  }
}
