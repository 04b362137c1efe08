import { describe, expect, it } from 'vitest'
import {
  askAndNeverRead,
  ok,
  openSocket,
  startHostile,
  stillAnswers,
  uploadBlindly,
  uploadForever,
  versions,
} from './testing/hostile.js'
import { bytes, chunkTexts, later, pieces, request, startClient, textOf } from './testing/start.js'

describe.each(versions)('HTTP/%s', (version) => {
  it('refuses a body over the limit with the reply it was given, and goes on', async () => {
    let handled = 0
    const listener = await startHostile(
      async () => {
        handled += 1
        return ok
      },
      {
        maxBodyBytes: 1_000,
        tooLarge: ({ target, body }) => ({
          status: 413,
          headers: [['X-Why', 'size']],
          body: bytes(`${target} ${body.length}`),
        }),
      },
    )
    const client = startClient(listener.url, { version })
    for (const [size, headers] of [
      [1_001, []],
      [20_000_000, []],
      [20_000_000, [['Expect', '100-continue']]],
      // Without a length it is found out by counting.
      [1_001, [['Transfer-Encoding', 'chunked']]],
    ] as const) {
      const exchange = await client.exchange(
        request('/x', { method: 'POST', headers, body: new Uint8Array(size) }),
      )
      expect(exchange).toMatchObject({ status: 413, end: 'complete' })
      expect(textOf(exchange)).toBe('/x 0')
    }
    expect(handled).toBe(0)
    expect(
      await client.exchange(request('/x', { method: 'POST', body: new Uint8Array(1_000) })),
    ).toMatchObject({ status: 200 })
    expect(await stillAnswers(listener)).toBe(true)
  })

  it('lets a client that sends everything before it reads find the refusal too', async () => {
    const listener = await startHostile(async () => ok, { maxBodyBytes: 1_000 })
    expect(await uploadBlindly(listener, version, 9_000_000)).toBe(413)
  })

  it('answers for a handler that throws, or whose reply cannot be sent', async () => {
    const faults: string[] = []
    const listener = await startHostile(
      async ({ target }) => {
        if (target === '/throw') throw new Error('thrown')
        if (target === '/status') return { ...ok, status: 99 }
        return { ...ok, headers: [['X', 'a\r\nb']] }
      },
      {
        failed: ({ target }, error) => {
          faults.push(`${target} ${error instanceof Error ? error.message.slice(0, 9) : ''}`)
          return { status: 500, headers: [], body: bytes('own reply') }
        },
      },
    )
    const client = startClient(listener.url, { version })
    for (const target of ['/throw', '/status', '/header']) {
      const exchange = await client.exchange(request(target))
      expect(exchange).toMatchObject({ status: 500, end: 'complete' })
      expect(textOf(exchange)).toBe('own reply')
    }
    expect(faults).toEqual(['/throw thrown', '/status status 99', '/header header X '])
    expect(await stillAnswers(listener)).toBe(true)
  })

  it('breaks the exchange off when even the reply to a failure fails', async () => {
    const fail = () => {
      throw new Error('again')
    }
    const listener = await startHostile(async () => fail(), { failed: fail })
    const client = startClient(listener.url, { version })
    expect(await client.exchange(request())).toMatchObject({ end: 'reset' })
    expect(await stillAnswers(listener)).toBe(true)
  })

  it('breaks a stream off when its source throws, with what came before', async () => {
    async function* broken() {
      yield* pieces('one', 'two')
      throw new Error('source')
    }
    const listener = await startHostile(async () => ({ ...ok, body: broken() }))
    const exchange = await startClient(listener.url, { version }).exchange(request())
    expect(exchange).toMatchObject({ status: 200, end: 'reset' })
    expect(chunkTexts(exchange)).toEqual(['one', 'two'])
    expect(await stillAnswers(listener)).toBe(true)
  })

  it('tells the handler and the source when the client leaves mid-stream', async () => {
    const told = later<string>()
    const stopped = later()
    async function* endless(signal: AbortSignal) {
      signal.addEventListener('abort', () => {
        told.resolve((signal.reason as Error).message)
      })
      try {
        for (;;) yield* pieces('tick')
      } finally {
        stopped.resolve()
      }
    }
    const listener = await startHostile(async (_request, signal) => ({ ...ok, body: endless(signal) }))
    const client = startClient(listener.url, { version })
    expect(await client.exchange(request(), { timeoutMs: 50 })).toMatchObject({ status: 200, end: 'timeout' })
    expect(await told.promise).toMatch(/^the client/)
    await stopped.promise
    expect(await stillAnswers(listener)).toBe(true)
  })

  it('tells a handler that is still thinking when the client leaves', async () => {
    const told = later<boolean>()
    const listener = await startHostile(
      (_request, signal) =>
        new Promise((resolve) => {
          signal.addEventListener('abort', () => {
            told.resolve(signal.aborted)
            resolve({ ...ok, body: pieces('nobody', 'hears') })
          })
        }),
    )
    const client = startClient(listener.url, { version })
    expect(await client.exchange(request(), { timeoutMs: 50 })).toMatchObject({ end: 'timeout' })
    expect(await told.promise).toBe(true)
    expect(await stillAnswers(listener)).toBe(true)
  })

  it('does not tell a handler whose client stays', async () => {
    const signals: AbortSignal[] = []
    const listener = await startHostile(async (_request, signal) => {
      signals.push(signal)
      return { ...ok, body: pieces('a') }
    })
    const client = startClient(listener.url, { version })
    await client.exchange(request())
    await client.exchange(request())
    expect(signals.map(({ aborted }) => aborted)).toEqual([false, false])
  })

  it('slows the source down for a client that does not read, and gives it up in the end', async () => {
    const stopped = later<number>()
    const piece = new Uint8Array(1 << 16)
    async function* flood() {
      let sent = 0
      try {
        for (;;) {
          sent += piece.byteLength
          yield piece
        }
      } finally {
        stopped.resolve(sent)
      }
    }
    const listener = await startHostile(async () => ({ ...ok, body: flood() }), { idleTimeoutMs: 200 })
    await askAndNeverRead(listener, version)
    expect(await stopped.promise).toBeLessThan(50_000_000)
    expect(await stillAnswers(listener)).toBe(true)
  })

  it('ends everything on close, streams included, within its grace', async () => {
    const begun = later()
    const stopped = later()
    async function* endless() {
      try {
        for (;;) {
          yield* pieces('tick')
          begun.resolve()
        }
      } finally {
        stopped.resolve()
      }
    }
    const listener = await startHostile(async () => ({ ...ok, body: endless() }), { closeGraceMs: 50 })
    const exchange = startClient(listener.url, { version }).exchange(request())
    await openSocket(listener)
    await begun.promise
    await listener.close()
    expect(await exchange).toMatchObject({ end: 'reset' })
    await stopped.promise
  })

  it('lets an answer under way finish on close, and takes no new ones', async () => {
    const begun = later()
    const gate = later()
    const listener = await startHostile(
      async () => {
        begun.resolve()
        await gate.promise
        return ok
      },
      { closeGraceMs: 10_000 },
    )
    const client = startClient(listener.url, { version })
    const exchange = client.exchange(request())
    await begun.promise
    const closing = listener.close()
    gate.resolve()
    expect(await exchange).toMatchObject({ status: 200, end: 'complete' })
    await closing
    expect(await client.exchange(request())).toMatchObject({ end: 'refused' })
  })

  it('gives up a body that does not come', async () => {
    const listener = await startHostile(async () => ok, { requestTimeoutMs: 50 })
    expect(await uploadForever(listener, version)).toBe('broken off')
    expect(await stillAnswers(listener)).toBe(true)
  })
})

it('tells a client by a short body that Content-Length was a lie', async () => {
  const listener = await startHostile(async () => ({ ...ok, headers: [['Content-Length', '10']] }))
  expect(await startClient(listener.url).exchange(request())).toMatchObject({
    end: 'reset',
    fault: 'the connection was closed after 4 of 10 bytes of the body',
  })
})
