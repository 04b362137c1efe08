import { header, type HttpRequest } from '../../wire/http/message.js'
import type { ServiceError } from '../../wire/rest/index.js'
import { verify, type SignatureProblem } from '../../wire/auth/index.js'

export interface Keys {
  /** Secrets by access key id. */
  readonly secrets: Readonly<Record<string, string>>
  /** Bearer tokens that are let in. */
  readonly tokens: readonly string[]
  readonly now?: () => Date
}

/** Let in whoever signed with a known key, or has a known token; refuse the others in the service's own words. */
export function authenticator({ secrets, tokens, now = () => new Date() }: Keys) {
  return (request: HttpRequest): ServiceError | undefined => {
    const authorization = header(request.headers, 'authorization')
    const token = /^Bearer (.+)$/i.exec(authorization ?? '')?.[1]
    if (token !== undefined) return tokens.includes(token) ? undefined : badToken
    const secretFor = (id: string): string | undefined =>
      Object.hasOwn(secrets, id) ? secrets[id] : undefined
    const verification = verify(request, { secretFor, now: now(), service: 'bedrock' })
    return verification.ok ? undefined : refusal(verification.problem, verification.detail)
  }
}

const badToken: ServiceError = {
  name: 'AccessDeniedException',
  status: 403,
  message: 'Authentication failed: Please make sure your API Key is valid.',
  capital: true,
}

function refusal(problem: SignatureProblem, detail: string): ServiceError {
  const common = { status: 403, from: 'coral' } as const
  switch (problem) {
    case 'missing':
      return {
        ...common,
        name: 'MissingAuthenticationTokenException',
        message: 'Missing Authentication Token',
      }
    case 'malformed':
    case 'unsigned-header':
      return { ...common, name: 'IncompleteSignatureException', status: 400, message: detail }
    case 'unknown-key':
      return {
        ...common,
        name: 'UnrecognizedClientException',
        message: 'The security token included in the request is invalid.',
      }
    case 'expired':
    case 'not-yet-valid':
      return { ...common, name: 'InvalidSignatureException', message: `Signature expired: ${detail}` }
    default:
      return {
        ...common,
        name: 'InvalidSignatureException',
        message:
          'The request signature we calculated does not match the signature you provided. Check your AWS Secret Access Key and signing method. Consult the service documentation for details.',
      }
  }
}
