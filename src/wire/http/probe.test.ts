import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect, it, onTestFinished } from 'vitest'
import { probe } from './probe.js'
import { startListener, startRawServer } from './testing/start.js'

it('finds both versions on a listener', async () => {
  const listener = await startListener(async () => ({ status: 404, headers: [], body: new Uint8Array(0) }))
  expect(await probe(`${listener.url}/base`)).toEqual({ alive: true, versions: ['1.1', '2'] })
})

it('finds that a server speaks HTTP/1.1 only', async () => {
  const server = createServer((_request, response) => {
    response.end()
  })
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve)
  })
  onTestFinished(() => {
    server.close()
  })
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  expect(await probe(url)).toEqual({ alive: true, versions: ['1.1'] })
})

it('says why an address is dead', async () => {
  expect(await probe('http://127.0.0.1:1')).toEqual({
    alive: false,
    versions: [],
    reason: 'nothing at 127.0.0.1:1 answers in HTTP: nothing listens there: connection refused',
  })
})

it('says that a server hangs, or speaks something else', async () => {
  const hanging = await startRawServer(() => {})
  expect(await probe(hanging, { timeoutMs: 60 })).toMatchObject({
    alive: false,
    reason: expect.stringContaining('no complete answer within 60 ms') as string,
  })
  const other = await startRawServer((socket) => socket.end('220 mail.example ESMTP\r\n'))
  expect(await probe(other)).toMatchObject({
    alive: false,
    reason: expect.stringContaining('but with "220 mail.example ESMTP"') as string,
  })
})
