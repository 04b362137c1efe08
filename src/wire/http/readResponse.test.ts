import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ByteQueue } from './byteQueue.js'
import type { HeaderList } from './message.js'
import { ResponseFault } from './readFields.js'
import { readResponse } from './readResponse.js'

interface Told {
  informational: number[]
  status?: number
  headers?: HeaderList
  chunks: string[]
  trailers?: HeaderList
}

/** What the reader tells and how it ends, given the pieces and then, unless `open`, the end of the connection. */
function read(pieces: readonly string[], { method = 'GET', open = false } = {}) {
  const told: Told = { informational: [], chunks: [] }
  const input = new ByteQueue()
  const reading = readResponse(input, method, {
    informational: (status) => told.informational.push(status),
    head: (status, headers) => Object.assign(told, { status, headers }),
    chunk: (bytes) => told.chunks.push(Buffer.from(bytes).toString('latin1')),
    trailers: (trailers) => Object.assign(told, { trailers }),
  })
  try {
    for (const piece of pieces) {
      input.push(Buffer.from(piece, 'latin1'))
      const step = reading.next()
      if (step.done) return { ...told, ...step.value, left: input.length }
    }
    input.ended = !open
    const step = reading.next()
    if (step.done) return { ...told, ...step.value, left: input.length }
    reading.return({ reusable: false })
    return { ...told, waiting: true }
  } catch (error) {
    if (!(error instanceof ResponseFault)) throw error
    return { ...told, end: error.end, fault: error.message }
  }
}

const head = 'HTTP/1.1 200 OK\r\n'

describe('where a response ends', () => {
  it('after so many bytes', () => {
    expect(read([`${head}Content-Length: 3\r\n\r\nab`, 'cd'])).toMatchObject({
      chunks: ['ab', 'c'],
      reusable: true,
      left: 1,
    })
  })

  it('after the last chunk; each chunk is told whole, however it arrived', () => {
    const seen = read([
      `${head}transfer-encoding: Chunked\r\n\r\n2\r\na`,
      'b\r\n3;x=y\r\ncde\r\n0\r\nX-T: 1\r\n\r',
      '\n',
    ])
    expect(seen).toMatchObject({ chunks: ['ab', 'cde'], trailers: [['X-T', '1']], reusable: true, left: 0 })
  })

  it('with the connection, when nothing else says it', () => {
    expect(read([`${head}\r\na`, 'b'])).toMatchObject({ chunks: ['a', 'b'], reusable: false })
    expect(read([`${head}\r\na`], { open: true })).toMatchObject({ waiting: true })
  })

  it('with its head, when it answers HEAD or its status allows no body', () => {
    expect(read([`${head}Content-Length: 3\r\n\r\n`], { method: 'HEAD' })).toMatchObject({
      chunks: [],
      reusable: true,
    })
    for (const status of [204, 304]) {
      expect(read([`HTTP/1.1 ${status} \r\n\r\n`])).toMatchObject({ status, chunks: [], reusable: true })
    }
  })

  it('only after heads of status 1xx', () => {
    const seen = read([
      'HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 103 Early\r\nLink: x\r\n\r\n',
      `${head}Content-Length: 0\r\n\r\n`,
    ])
    expect(seen).toMatchObject({ informational: [100, 103], status: 200, headers: [['Content-Length', '0']] })
  })
})

describe('what a recipient may put up with', () => {
  it.each([
    ['bare line feeds', 'HTTP/1.1 200 OK\nA: 1\n\n', [['A', '1']]],
    ['no reason phrase', 'HTTP/1.1 200\r\n\r\n', []],
    ['folded lines', `${head}A: 1\r\n  2\r\n\r\n`, [['A', '1 2']]],
    [
      'space around values',
      `${head}A: \t 1 \t\r\nB:\r\n\r\n`,
      [
        ['A', '1'],
        ['B', ''],
      ],
    ],
    [
      'equal lengths',
      `${head}Content-Length: 0\r\nContent-Length: 0\r\n\r\n`,
      [
        ['Content-Length', '0'],
        ['Content-Length', '0'],
      ],
    ],
  ])('%s', (_title, text, headers) => {
    expect(read([text])).toMatchObject({ status: 200, headers, reusable: expect.any(Boolean) as boolean })
  })

  it('HTTP/1.0 and Connection: close, but not to ask again', () => {
    for (const text of [
      'HTTP/1.0 200 OK\r\nContent-Length: 0\r\n\r\n',
      `${head}Content-Length: 0\r\nConnection: Close\r\n\r\n`,
    ]) {
      expect(read([text])).toMatchObject({ status: 200, reusable: false })
    }
  })
})

describe('what is no HTTP is malformed', () => {
  it.each([
    ['garbage', 'SSH-2.0-x', 'does not begin with an HTTP/1.1 status line but with "SSH-2.0-x"'],
    ['another version', 'HTTP/2.0 200 OK\r\n', 'status line but with "HTTP/2.0 200 OK"'],
    ['a status that is none', 'HTTP/1.1 20 OK\r\n', 'status line but with'],
    [
      'a line without a colon',
      `${head}nonsense\r\n`,
      'the response head has a line that is no header field: "nonsense"',
    ],
    ['space before the colon', `${head}A : 1\r\n`, 'no header field'],
    ['a length that is none', `${head}Content-Length: -1\r\n\r\n`, 'Content-Length is "-1"'],
    ['two lengths', `${head}Content-Length: 1\r\nContent-Length: 2\r\n\r\n`, 'Content-Length is "1, 2"'],
    [
      'a chunk size that is none',
      `${head}Transfer-Encoding: chunked\r\n\r\nxyz\r\n`,
      'the size of a chunk is "xyz"',
    ],
    [
      'a chunk too long',
      `${head}Transfer-Encoding: chunked\r\n\r\n1\r\nab`,
      'does not end after the 1 bytes',
    ],
  ])('%s', (_title, text, fault) => {
    expect(read([text], { open: true })).toMatchObject({
      end: 'malformed',
      fault: expect.stringContaining(fault) as string,
    })
  })

  it('an endless line, after 256 KiB', () => {
    expect(read([`${head}A: ${'x'.repeat(300_000)}`], { open: true })).toMatchObject({ end: 'malformed' })
  })

  it('both Transfer-Encoding and Content-Length, though it can be read', () => {
    const text = `${head}Transfer-Encoding: chunked\r\nContent-Length: 3\r\n\r\n1\r\na\r\n0\r\n\r\n`
    expect(read([text])).toMatchObject({
      chunks: ['a'],
      reusable: false,
      fault: expect.stringContaining('both') as string,
    })
  })
})

describe('what ends too early is a reset', () => {
  it.each([
    ['nothing', [], 'before any answer', []],
    ['half a status line', ['HT'], 'inside the status line', []],
    ['half a head', [`${head}A: 1\r\n`], 'inside the response head', []],
    ['half a body', [`${head}Content-Length: 3\r\n\r\na`], 'after 1 of 3 bytes', ['a']],
    [
      'half a chunk',
      [`${head}Transfer-Encoding: chunked\r\n\r\n3\r\nab`],
      'inside a chunk of 3 bytes',
      ['ab'],
    ],
    [
      'no last chunk',
      [`${head}Transfer-Encoding: chunked\r\n\r\n1\r\na\r\n`],
      'where the size of a chunk was due',
      ['a'],
    ],
    [
      'half the trailers',
      [`${head}Transfer-Encoding: chunked\r\n\r\n0\r\nA: 1\r\n`],
      'inside the trailer section',
      [],
    ],
  ])('%s', (_title, pieces, fault, chunks) => {
    expect(read(pieces)).toMatchObject({
      end: 'reset',
      fault: expect.stringContaining(fault) as string,
      chunks,
    })
  })

  it('tells the bytes of an unfinished chunk when nobody waits for the rest', () => {
    expect(read([`${head}Transfer-Encoding: chunked\r\n\r\n3\r\nab`], { open: true })).toMatchObject({
      waiting: true,
      chunks: ['ab'],
    })
  })
})

it('reads the same, however the bytes of a chunked response are cut', () => {
  const text = `HTTP/1.1 100 Continue\r\n\r\n${head}A: 1\r\nTransfer-Encoding: chunked\r\n\r\n1\r\na\r\n2\r\nbc\r\na\r\n0123456789\r\n0\r\nB: 2\r\n\r\n`
  const whole = read([text])
  expect(whole).toMatchObject({ chunks: ['a', 'bc', '0123456789'], reusable: true })
  fc.assert(
    fc.property(fc.array(fc.nat(text.length), { maxLength: 20 }), (cuts) => {
      const at = [0, ...cuts, text.length].sort((a, b) => a - b)
      expect(read(at.slice(1).map((end, index) => text.slice(at[index], end)))).toEqual(whole)
    }),
    { seed: 9112 },
  )
})
