import { execFileSync } from 'node:child_process'
import { createPrivateKey, X509Certificate } from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { makeIdentity } from './certificate.js'

const identity = makeIdentity()
const [cert, ca] = [new X509Certificate(identity.cert), new X509Certificate(identity.ca)]

test('the certificate is for this machine, signed by the authority, and fits the key', () => {
  expect(cert.verify(ca.publicKey)).toBe(true)
  expect(cert.checkIssued(ca)).toBe(true)
  expect(cert.checkIP('127.0.0.1')).toBe('127.0.0.1')
  expect(cert.checkHost('localhost')).toBe('localhost')
  expect(cert.checkHost('example.com')).toBeUndefined()
  expect(cert.checkPrivateKey(createPrivateKey(identity.key))).toBe(true)
  expect([ca.ca, cert.ca]).toEqual([true, false])
  expect(cert.publicKey.asymmetricKeyDetails).toEqual({ namedCurve: 'prime256v1' })
  expect(Date.parse(cert.validFrom)).toBeLessThan(Date.now())
  expect(Date.parse(cert.validTo)).toBeGreaterThan(Date.now())
})

test('no two are alike', () => {
  expect(makeIdentity().ca).not.toBe(identity.ca)
})

test('OpenSSL finds nothing to complain about', () => {
  const folder = mkdtempSync(join(tmpdir(), 'identity-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  for (const name of ['ca', 'cert'] as const) writeFileSync(join(folder, name), identity[name])
  const words = [
    'verify',
    '-x509_strict',
    '-purpose',
    'sslserver',
    '-verify_ip',
    '127.0.0.1',
    '-CAfile',
    'ca',
    'cert',
  ]
  expect(runOpenssl(words, folder)).toMatch(/^cert: OK|^there is no openssl/)
})

const program = 'openssl'

/** What it says; a line is printed where it is not installed. */
function runOpenssl(words: readonly string[], cwd: string): string {
  try {
    return execFileSync(program, words, { cwd, encoding: 'utf8' })
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error
    console.log('skipped: there is no openssl to ask')
    return 'there is no openssl'
  }
}
