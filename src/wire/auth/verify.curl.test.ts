import { describe, expect, it } from 'vitest'
import { asCurl } from '../http/curl.js'
import { curlVersion, runShell } from '../http/testing/runShell.js'
import { bytes, request, startListener } from '../http/testing/start.js'
import { verify, type Verification } from './verify.js'

// curl has had --aws-sigv4 since 7.75.
const signs = /^curl (7\.(7[5-9]|[89]\d)|[89]|\d\d)/.test(curlVersion())
if (!signs) console.log('skipped: no curl that signs requests')

describe.runIf(signs)('a signature by curl, which shares no code with ours, is right', () => {
  it.each(['/model/plain/converse', '/model/plain/converse?x=1'])('%s', async (target) => {
    const verdicts: Verification[] = []
    const listener = await startListener(async (given) => {
      verdicts.push(
        verify(given, {
          secretFor: () => 'secret',
          now: new Date(),
          service: 'bedrock',
          region: 'eu-west-1',
        }),
      )
      return { status: 200, headers: [], body: bytes('') }
    })
    const headers = [['Content-Type', 'application/json']] as const
    const given = request(target, { method: 'POST', headers, body: bytes('{}') })
    const command = asCurl(given, listener.url, { sigv4: { region: 'eu-west-1' } })
    await runShell(command, { AWS_ACCESS_KEY_ID: 'AKID', AWS_SECRET_ACCESS_KEY: 'secret' })
    expect(verdicts).toEqual([{ ok: true, accessKeyId: 'AKID' }])
  })
})
