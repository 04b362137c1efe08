import { connect as connectHttp2 } from 'node:http2'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { ScriptedReply, ScriptedRoute, ScriptedServer } from './script.js'
import { startScriptedServer } from './scriptedServer.js'
import { eventually } from './server/testing/eventually.js'
import { connectRaw, framesIn, type RawClient, request1, request2 } from './server/testing/rawClient.js'

let server: ScriptedServer
beforeAll(async () => {
  server = await startScriptedServer()
})
afterAll(() => server.close())

const reply = (text: string, rest: Partial<ScriptedReply> = {}): ScriptedReply => ({
  status: 200,
  headers: [],
  body: text === '' ? [] : [{ bytes: Buffer.from(text) }],
  length: 'exact',
  ...rest,
})

const texts: RawClient[] = []
async function talk(route: ScriptedRoute): Promise<RawClient & { say(text: string | Uint8Array): void }> {
  const client = await connectRaw(route, server)
  texts.push(client)
  return { ...client, say: (text) => void client.socket.write(text) }
}
const heard = (client: RawClient, text: string | RegExp) =>
  eventually(() => expect(client.bytes().toString('latin1')).toMatch(text))

test('what arrives is kept byte for byte', async () => {
  const route = server.open({ replies: [reply('ok')] })
  const client = await talk(route)
  const head =
    `POST /model/a%3Ab%2f${route.key}/converse?x=%20y HTTP/1.1\r\nhOsT: x\r\nX-Twice: 1\r\n` +
    'x-empty:\r\nX-twice:\t 2 \r\ncontent-length: 4\r\n\r\n'
  client.say(head)
  client.say(Buffer.from([0, 255, 13, 10]))
  await heard(client, /ok$/)
  const [arrival] = await route.close()
  expect(arrival).toMatchObject({ head, httpVersion: '1.1', tls: false, reply: { sent: 2 } })
  expect(arrival!.request).toEqual({
    method: 'POST',
    target: `/model/a%3Ab%2f${route.key}/converse?x=%20y`,
    headers: [
      ['hOsT', 'x'],
      ['X-Twice', '1'],
      ['x-empty', ''],
      ['X-twice', '2'],
      ['content-length', '4'],
    ],
    body: new Uint8Array([0, 255, 13, 10]),
  })
})

test.each<[string, (route: ScriptedRoute) => string]>([
  ['path', ({ key }) => `GET /async-invoke/${key} HTTP/1.1\r\n\r\n`],
  ['query', ({ key }) => `GET /async-invoke?nextToken=${key} HTTP/1.1\r\n\r\n`],
  [
    'body',
    ({ key }) => {
      const body = JSON.stringify({ modelId: `scripted.scripted${key}` })
      return `POST /async-invoke HTTP/1.1\r\nContent-Length: ${body.length}\r\n\r\n${body}`
    },
  ],
  [
    'chunked body',
    ({ key }) =>
      `POST /async-invoke HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n5\r\n"${key.slice(0, 4)}\r\n9\r\n${key.slice(4)}"\r\n0\r\n\r\n`,
  ],
  [
    'credential',
    ({ key }) =>
      `GET /async-invoke HTTP/1.1\r\nauthorization: AWS4-HMAC-SHA256 Credential=AKID${key}/20260101/us-east-1\r\n\r\n`,
  ],
  ['bearer token', ({ key }) => `GET /async-invoke HTTP/1.1\r\nAuthorization: Bearer x-${key}\r\n\r\n`],
])('a request is recognised by its key in the %s', async (_, text) => {
  const others = [1, 2, 3].map(() => server.open({ replies: [reply('other')] }))
  const route = server.open({ replies: [reply('mine')] })
  const client = await talk(route)
  client.say(text(route))
  await heard(client, /mine$/)
  expect(route.arrivals).toHaveLength(1)
  for (const other of others) expect(await other.close()).toEqual([])
  await route.close()
})

test('a request without a key belongs to the route with its path', async () => {
  const route = server.open({ replies: [reply('based')] }, { path: '/a/base' })
  expect(route.endpoint).toMatch(/:\d+\/a\/base$/)
  const client = await talk(route)
  client.say('GET /a/base/async-invoke HTTP/1.1\r\n\r\n')
  await heard(client, /based$/)
  expect(await route.close()).toHaveLength(1)
})

test('what belongs to no route is refused, and kept apart', async () => {
  const own = await startScriptedServer()
  const route = own.open({ replies: [reply('')] })
  const client = await connectRaw(route, own)
  client.socket.write('GET /nobody HTTP/1.1\r\n\r\n')
  await heard(client, /404 Not Found.*UnknownOperationException/s)
  client.socket.write('this is not HTTP\r\n\r\n')
  expect(await client.ended).toBe('fin')
  const distrustful = connectRaw(
    { ...route, endpoint: route.endpoint.replace('http:', 'https:') },
    {
      ...own,
      ca: '-',
    },
  )
  await expect(distrustful).rejects.toThrow(/certificate|PEM/i)
  await eventually(() => expect(own.strays).toHaveLength(3))
  const [unknown, malformed, untrusted] = own.strays
  expect(unknown).toMatchObject({ reason: 'it belongs to no open call', request: { target: '/nobody' } })
  expect(malformed!.reason).toBe('the request line is "this is not HTTP"')
  expect(untrusted).toMatchObject({ tls: true, reason: expect.stringContaining('TLS handshake failed') })
  expect(await route.close()).toEqual([])
  await own.close()
})

test('the requests of a route get its replies in order, the last one again and again, on one connection', async () => {
  const route = server.open({ replies: [reply('one', { status: 500 }), reply('two')] })
  const client = await talk(route)
  for (const [expected, status] of [
    ['one', 500],
    ['two', 200],
    ['two', 200],
  ] as const) {
    const before = client.bytes().length
    client.say(request1(route.key))
    await eventually(() => expect(client.bytes().subarray(before).toString()).toMatch(expected))
    expect(client.bytes().subarray(before).toString()).toContain(`HTTP/1.1 ${status} `)
  }
  const again = await talk(route)
  again.say(request1(route.key))
  await heard(again, /two$/)
  const connections = (await route.close()).map(({ connection }) => connection)
  expect(connections).toEqual([connections[0], connections[0], connections[0], connections[0]! + 1])
})

test.each<[string, Partial<ScriptedReply>, string]>([
  ['in chunks', { length: 'chunked' }, 'Transfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n2\r\nde\r\n0\r\n\r\n'],
  ['with its length', { length: 'exact' }, 'Content-Length: 5\r\n\r\nabcde'],
  ['with a length that is too small', { length: 3 }, 'Content-Length: 3\r\n\r\nabcde'],
  ['with a length that is too large', { length: 9 }, 'Content-Length: 9\r\n\r\nabcde'],
  ['with a length of its own', { headers: [['CONTENT-length', '5']] }, 'CONTENT-length: 5\r\n\r\nabcde'],
  ['without any', { status: 204 }, 'HTTP/1.1 204 No Content\r\n\r\n'],
])('a body is sent %s', async (_, rest, expected) => {
  const body = ['abc', '', 'de'].map((text) => ({ bytes: Buffer.from(text), after: 1 }))
  const route = server.open({ replies: [reply('', { body, ...rest })] })
  const client = await talk(route)
  client.say(request1(route.key))
  await heard(client, expected)
  expect(client.bytes().toString().endsWith(expected)).toBe(true)
  // A wrong length says where the next answer begins: the connection must not be used again.
  const isWrong = typeof rest.length === 'number'
  expect(isWrong ? await client.ended : 'open').toBe(isWrong ? 'fin' : 'open')
  await route.close()
})

test('a client that waits for it is told to go on, and one that wants the connection closed gets that', async () => {
  const route = server.open({ replies: [reply('ok')] })
  const client = await talk(route)
  client.say(
    `PUT /${route.key} HTTP/1.1\r\nExpect: 100-continue\r\nConnection: close\r\nContent-Length: 2\r\n\r\n`,
  )
  await heard(client, /^HTTP\/1.1 100 Continue\r\n\r\n$/)
  client.say('{}')
  await heard(client, /ok$/)
  expect(await client.ended).toBe('fin')
  await route.close()
})

test('a piece of any size is one chunk, and a slow reader holds it back', async () => {
  const bytes = Buffer.alloc(24 * 1024 * 1024, 'x')
  for (const version of ['1.1', '2'] as const) {
    const route = server.open({ replies: [reply('', { length: 'chunked', body: [{ bytes }] })] })
    const client = await connectRaw(route, server)
    client.socket.write(version === '1.1' ? request1(route.key) : request2(route.key))
    client.socket.pause()
    await eventually(() => expect(route.arrivals[0]?.reply.sent).toBeGreaterThan(0))
    let before = -1
    await eventually(() => {
      const { sent } = route.arrivals[0]!.reply
      const isStill = sent === before
      before = sent
      expect(isStill).toBe(true)
    })
    expect(before).toBeLessThan(bytes.length)
    client.socket.destroy()
    const [arrival] = await route.close()
    expect(arrival!.reply.abandonedAt).toBeGreaterThan(arrival!.at)
    expect(arrival!.reply.sent).toBeLessThan(bytes.length)
  }
  const route = server.open({ replies: [reply('', { length: 'chunked', body: [{ bytes }] })] })
  const client = await talk(route)
  client.say(request1(route.key))
  await eventually(() => expect(client.bytes().length).toBeGreaterThan(bytes.length))
  await heard(client, /\r\n\r\n1800000\r\nx/)
  expect(client.bytes().subarray(-9).toString()).toBe('xx\r\n0\r\n\r\n')
  expect((await route.close())[0]!.reply.sent).toBe(bytes.length)
}, 60_000)

test('many routes are open at once, over connections that they share', async () => {
  const routes = Array.from({ length: 100 }, (_, index) =>
    server.open({
      replies: [reply(`answer ${index}`, { body: [{ bytes: Buffer.from(`${index}`), after: 1 }] })],
    }),
  )
  const session = connectHttp2(routes[0]!.endpoint)
  const answers = await Promise.all(
    routes.map(
      ({ key }) =>
        new Promise<string>((resolve, reject) => {
          const stream = session.request({ ':path': `/model/${key}/converse`, ':method': 'POST' })
          let text = ''
          stream.on('data', (piece: Buffer) => {
            text += piece.toString()
          })
          stream.once('end', () => resolve(text)).once('error', reject)
          stream.end('{}')
        }),
    ),
  )
  expect(answers).toEqual(routes.map((_, index) => `${index}`))
  const arrivals = (await Promise.all(routes.map((route) => route.close()))).flat()
  expect(new Set(arrivals.map(({ connection }) => connection)).size).toBe(1)
  expect(arrivals.every(({ reply: { abandonedAt } }) => abandonedAt === undefined)).toBe(true)
  expect(arrivals[0]!.request.headers).toContainEqual(['host', new URL(routes[0]!.endpoint).host])
  session.close()
})

test('a script that ends connections has a port that no other route is on', async () => {
  const plain = [1, 2].map(() => server.open({ replies: [reply('')] }))
  const ending = [1, 2].map(() =>
    server.open({ replies: [reply('', { fault: { kind: 'close', at: 'before-head' } })] }),
  )
  const asked = server.open({ replies: [reply('')] }, { ownPort: true })
  const ports = [...plain, ...ending, asked].map(({ endpoint }) => new URL(endpoint).port)
  expect(ports[0]).toBe(ports[1])
  expect(new Set(ports).size).toBe(4)
  await Promise.all([...plain, ...ending, asked].map((route) => route.close()))
})

test('a stream that the client resets was abandoned; the others of its connection were not', async () => {
  const stalled = server.open({ replies: [reply('', { fault: { kind: 'stall', at: 'after-head' } })] })
  const client = await connectRaw(stalled, server)
  client.socket.write(request2(stalled.key))
  await eventually(() => expect(framesIn(client.bytes())).toEqual(['head']))
  // RST_STREAM with CANCEL.
  client.socket.write(Buffer.from([0, 0, 4, 3, 0, 0, 0, 0, 1, 0, 0, 0, 8]))
  const [arrival] = await stalled.close()
  expect(arrival!.reply.abandonedAt).toBeGreaterThan(0)
  client.socket.destroy()
})

test('what hangs is released when the route or the server is closed, and is not the fault of the client', async () => {
  const own = await startScriptedServer()
  const open = async (text: (key: string) => string | Uint8Array) => {
    const route = own.open({ replies: [reply('', { fault: { kind: 'stall', at: 'after-head' } })] })
    const client = await connectRaw(route, own)
    client.socket.write(text(route.key))
    await eventually(() => expect(route.arrivals).toHaveLength(1))
    return { route, client }
  }
  const one = await open(request1)
  const two = await open(request2)
  const [arrival] = await one.route.close(0)
  expect(arrival!.reply).toEqual({ sent: 0 })
  expect(await one.client.ended).toBe('fin')
  await own.close()
  expect(two.route.arrivals[0]!.reply).toEqual({ sent: 0 })
  expect(await two.client.ended).toBe('fin')
})

test('a script that cannot be played is no script', () => {
  expect(() => server.open({ replies: [] })).toThrow('a script needs at least one reply')
  expect(() => server.open({ replies: [reply('', { status: 99 })] })).toThrow('status 99')
  expect(() => server.open({ replies: [reply('', { headers: [['a b', 'c']] })] })).toThrow(
    'header name "a b"',
  )
})

afterAll(() => {
  for (const { socket } of texts) socket.destroy()
})
