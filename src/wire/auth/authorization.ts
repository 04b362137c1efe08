/** What an Authorization header of Signature Version 4 says. */
export interface SigV4Authorization {
  readonly accessKeyId: string
  /** `YYYYMMDD`. */
  readonly date: string
  readonly region: string
  readonly service: string
  /** In lower case, in the order given. */
  readonly signedHeaders: readonly string[]
  readonly signature: string
}

const algorithm = 'AWS4-HMAC-SHA256'

/** Read an Authorization header; a sentence says why it cannot be read. */
export function parseAuthorization(value: string): SigV4Authorization | string {
  const [scheme = '', rest = ''] = value.trim().split(/ +(.*)/s)
  if (scheme !== algorithm) return `the scheme is ${JSON.stringify(scheme)}, not ${algorithm}`
  const parameters = new Map(
    rest.split(',').map((parameter): [string, string] => {
      const [name = '', ...value] = parameter.trim().split('=')
      return [name, value.join('=')]
    }),
  )
  const [credential, signedHeaders, signature] = ['Credential', 'SignedHeaders', 'Signature'].map((name) =>
    parameters.get(name),
  )
  if (credential === undefined) return 'it has no Credential'
  if (signedHeaders === undefined) return 'it has no SignedHeaders'
  if (signature === undefined) return 'it has no Signature'
  if (!/^[0-9a-f]{64}$/.test(signature)) return 'its Signature is not 64 hexadecimal digits'
  const scope = /^(.+)\/(\d{8})\/([^/]+)\/([^/]+)\/aws4_request$/.exec(credential)
  if (!scope) return 'its Credential is not KEY/YYYYMMDD/REGION/SERVICE/aws4_request'
  const [, accessKeyId = '', date = '', region = '', service = ''] = scope
  return {
    accessKeyId,
    date,
    region,
    service,
    signedHeaders: signedHeaders.toLowerCase().split(';'),
    signature,
  }
}
