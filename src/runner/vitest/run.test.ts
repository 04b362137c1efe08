import { createServer, type RequestListener } from 'node:http'
import type { AddressInfo } from 'node:net'
import { describe, expect, it, onTestFinished } from 'vitest'
import type { Settings } from '../settings.js'
import { compile } from '../testing/compiled.js'
import type { Verdict } from '../verdict.js'

const compiled = compile()

async function serve(answer: RequestListener): Promise<string> {
  const server = createServer(answer).listen(0, '127.0.0.1')
  await new Promise((resolve) => server.once('listening', resolve))
  onTestFinished(() => {
    server.close().closeAllConnections()
  })
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}

interface Told {
  readonly lines: readonly Record<string, unknown>[]
  /** The last line: what came of it. */
  readonly end: {
    readonly state?: string
    readonly verdicts: readonly Verdict[]
    readonly [more: string]: unknown
  }
  readonly heard: number
}

async function judge(url: string, settings: Partial<Settings>, stopAt?: string): Promise<Told> {
  const child = compiled.run('src/runner/testing/runFake.js', [
    JSON.stringify({ target: { kind: 'endpoint', url }, ...settings }),
  ])
  if (stopAt !== undefined) child.signalWhen(stopAt, 'SIGTERM')
  const { stdout, code, stderr } = await child.ended
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
  const lines = stdout
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as Record<string, unknown>)
  return { lines, end: lines.at(-1) as Told['end'], heard: lines.filter((line) => 'heard' in line).length }
}

const outcomes = (verdicts: readonly Verdict[]) => verdicts.map(({ outcome }) => outcome)

describe('a run through Vitest, out of node_modules', () => {
  it('loses no verdict', async () => {
    const url = await serve((request, response) => {
      response.statusCode = request.url!.endsWith('7') ? 500 : 200
      response.end()
    })
    const { end, heard, lines } = await judge(url, { runs: 500 })
    expect(lines[0]).toEqual({ planned: 500 })
    expect(heard).toBe(500)
    expect(end).toMatchObject({ subject: 'a server of the test', state: 'complete', requirements: 500 })
    expect(outcomes(end.verdicts).filter((outcome) => outcome === 'fail')).toHaveLength(50)
    expect(end.verdicts.find(({ case: id }) => id === 'case-00007')).toEqual({
      case: 'case-00007',
      title: 'ask about case-00007',
      requirement: 'case-00007',
      level: 'must',
      outcome: 'fail',
      findings: [{ message: 'expected 200, got 500' }],
      evidence: [{ title: 'Answer', text: '500' }],
    })
  })

  it('runs the twins of a selection and counts the selection', async () => {
    const asked: string[] = []
    const url = await serve((request, response) => {
      asked.push(request.url!)
      response.end()
    })
    const { end } = await judge(url, { runs: 10, only: ['case-00003'] })
    expect(end.verdicts.map(({ case: id }) => id)).toEqual(['case-00003'])
    expect(asked).toEqual(['/', '/case-00002', '/case-00003'])
  })

  it('is over at once when nobody is there', async () => {
    const { end } = await judge('http://127.0.0.1:1', { runs: 500 })
    expect(new Set(end.verdicts.map(({ outcome, reason }) => `${outcome}: ${reason}`))).toEqual(
      new Set(['blocked: the server cannot be reached: ECONNREFUSED']),
    )
  })

  it('gives what it has when it is stopped', async () => {
    const url = await serve((request, response) => {
      if (request.url === '/case-00003') return
      response.end()
    })
    const { end } = await judge(url, { runs: 500, concurrency: 1, timeout: 60_000 }, 'case-00002')
    expect(end.state).toBe('interrupted')
    expect(outcomes(end.verdicts).slice(0, 3)).toEqual(['pass', 'pass', 'pass'])
    expect(end.verdicts.length).toBeLessThan(500)
  })

  it('is an error when nothing is selected', async () => {
    const { end } = await judge('http://127.0.0.1:1', { only: ['nothing'] })
    expect(end).toMatchObject({
      error: {
        code: 'no-cases',
        message: 'no case of the server suite is selected',
        hint: expect.stringContaining('--only'),
      },
    })
  })

  it('is an error when the subject cannot be attached', async () => {
    const { end } = await judge('', { target: { kind: 'embedded' } })
    expect(end).toMatchObject({ error: { code: 'runner', message: 'this suite wants an endpoint' } })
  })

  it('is an error when there is no such suite', async () => {
    const { end } = await judge('', { suite: 'client' })
    expect(end).toMatchObject({
      error: { code: 'runner', message: expect.stringContaining('the client suite ended with 0 of 0') },
    })
  })
})
