import { once } from 'node:events'
import { createServer, type IncomingMessage } from 'node:http'
import { connect, type AddressInfo, type Server } from 'node:net'
import * as fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { modelAt, operationNames } from '../../src/contract/index.js'
import type { HttpRequest } from '../../src/wire/http/message.js'
import { writeRequest } from '../../src/wire/rest/index.js'
import { brokenLaws, frozen } from '../laws.js'
import { asJson, asWire } from '../requests/forms.js'
import { request, type Request } from '../requests/request.js'
import { Dice } from '../violations/dice.js'
import { bodyTricks } from './bodies.js'
import { httpMischief, MISCHIEF_LABELS, type HttpMischief } from './httpMischief.js'
import { rewritings } from './sameMeaning.js'

/** A server that takes anything which Node reads as HTTP and, where there is a body, as a JSON object. */
const server = createServer((message, answer) => {
  void (async () => {
    const body = await bodyOf(message).catch(() => undefined)
    answer.statusCode = message.method === 'GET' || isObject(body) ? 200 : 400
    answer.end()
  })()
})

async function bodyOf(message: IncomingMessage): Promise<unknown> {
  const chunks = await message.toArray()
  return JSON.parse(new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(Buffer.concat(chunks)))
}

const isObject = (value: unknown): boolean =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

beforeAll(async () => {
  await once((server as Server).listen(0, '127.0.0.1'), 'listening')
})
afterAll(() => {
  server.closeAllConnections()
  server.close()
})

/** The status of the answer; 0 when the connection was closed without one. */
async function statusOf(mischief: HttpMischief): Promise<number> {
  const socket = connect((server.address() as AddressInfo).port, '127.0.0.1')
  socket.on('error', () => {})
  const chunks: Buffer[] = []
  socket.on('data', (chunk) => chunks.push(chunk))
  for (const piece of mischief.pieces('127.0.0.1')) socket.write(piece)
  socket.end()
  await once(socket, 'close')
  return Number(/^HTTP\/1\.1 (\d{3})/.exec(Buffer.concat(chunks).toString('latin1'))?.[1] ?? 0)
}

function judge({ expected }: HttpMischief, status: number): string {
  const isRight = { accepted: status === 200, refused: status !== 200, survived: true }[expected]
  return isRight && status < 500 ? 'as expected' : `${expected}, but answered ${status}`
}

describe('mischief', () => {
  it('keeps the laws for every operation', () => {
    for (const operation of operationNames) {
      const objection = (mischief: HttpMischief): string | undefined =>
        mischief.pieces('a').some(({ byteLength }) => byteLength > 0) ? undefined : 'nothing to send'
      expect(brokenLaws(httpMischief(operation), objection, { runs: 20, shrinks: 5 })).toEqual([])
    }
  })

  it('is of every kind', () => {
    const sample = fc.sample(httpMischief('Converse'), { seed: 1, numRuns: 2000 })
    expect(new Set(sample.map(({ label }) => label))).toEqual(new Set(MISCHIEF_LABELS))
    expect(
      frozen(httpMischief('Converse').map(({ label, expected }) => `${label}: ${expected}`)),
    ).toMatchSnapshot()
  })

  it.each(MISCHIEF_LABELS)('"%s" is answered as expected by a plain server', async (label) => {
    for (const mischief of fc.sample(httpMischief('Converse', { labels: [label] }), {
      seed: 1,
      numRuns: 3,
    })) {
      expect(judge(mischief, await statusOf(mischief))).toBe('as expected')
    }
  })

  it('with a body needs a body', () => {
    expect(() => httpMischief('GetAsyncInvoke', { labels: [bodyTricks[0]!.label] })).toThrow('No mischief')
  })
})

describe('rewritings', () => {
  const operation = modelAt('newest').operations.get('Converse')!
  const parsed = ({ body }: HttpRequest): unknown => JSON.parse(Buffer.from(body).toString('utf8'))

  it.each(rewritings)('$label: the same request', ({ rewrite }) => {
    let changed = 0
    for (const value of fc.sample(request('Converse'), { seed: 1, numRuns: 50 })) {
      const plain = writeRequest(operation, asWire(value))
      const other = rewrite(plain, new Dice([1, 2, 3]))
      const { modelId, ...members } = asJson(value) as Request & { modelId: string }
      expect(parsed(other)).toEqual(members)
      expect(decodeURIComponent(other.target)).toContain(modelId)
      if (JSON.stringify(other) !== JSON.stringify(plain)) changed++
    }
    expect(changed).toBeGreaterThan(0)
  })
})
