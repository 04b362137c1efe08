import { request } from 'node:http'
import { inject } from 'vitest'
import { defineSuite } from '../../../../suites/defineSuite.js'
import type { Suite } from '../../suite.js'
import { fakeCase } from '../fakes.js'

/** Asks a server for `/<case id>`: 200 is a pass. As many cases as the settings have runs, each second one a twin. */
const suite: Suite<string, number | string> = {
  name: 'server',
  cases: ({ runs }) =>
    Array.from({ length: runs }, (_, index) => {
      const id = `case-${String(index).padStart(5, '0')}`
      return {
        ...fakeCase(id),
        twins: index % 2 === 1 ? [`case-${String(index - 1).padStart(5, '0')}`] : [],
        observe: (url, signal) => get(`${url}/${id}`, signal),
        check: (status) => (status === 200 ? [] : [{ message: `expected 200, got ${status}` }]),
        evidence: (status) => [{ title: 'Answer', text: String(status) }],
      }
    }),
  attach: async ({ target }) => {
    if (target.kind !== 'endpoint') throw new TypeError('this suite wants an endpoint')
    return {
      subject: target.url,
      description: 'a server of the test',
      probe: async (signal) => {
        const answer = await get(target.url, signal)
        return typeof answer === 'string' ? `the server cannot be reached: ${answer}` : undefined
      },
      close: async () => {},
    }
  },
  isAbsent: (observation) => observation === 'ECONNREFUSED',
}

const get = (url: string, signal: AbortSignal): Promise<number | string> =>
  new Promise((resolve) => {
    request(url, { signal }, (response) => {
      response.resume().on('end', () => resolve(response.statusCode!))
    })
      .on('error', (error: NodeJS.ErrnoException) => resolve(error.code ?? error.message))
      .end()
  })

defineSuite(suite, inject('bedrockConformance').server!)
