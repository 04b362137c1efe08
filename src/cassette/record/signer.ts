import { sign, type Credentials } from '../../wire/auth/index.js'
import type { Authorize } from '../../wire/http/index.js'

/** Thrown when requests are to be signed and there is nothing to sign them with; not for a signature that is refused. */
export class SigningError extends Error {
  override readonly name = 'SigningError'
  readonly code = 'cannot-sign'

  constructor(
    message: string,
    /** One line that says what to do about it. */
    readonly hint: string,
    options?: ErrorOptions,
  ) {
    super(message, options)
  }
}

/**
 * Signs with the credentials that every AWS tool on this machine would take: environment, shared files, single sign-on,
 * container, instance. They are asked for once at the start, and again when they expire.
 *
 * @throws SigningError without the package that knows the chain, and without credentials
 */
export async function signWithDefaultChain(region: string): Promise<Authorize> {
  const { defaultProvider } = await loadChain()
  const provider: () => Promise<Credentials> = defaultProvider()
  await provider().catch((cause: Error) => {
    const hint = 'log in, or set AWS_PROFILE, or AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY'
    throw new SigningError(`there are no credentials to sign with: ${cause.message}`, hint, { cause })
  })
  return async (request) => sign(request, { region, credentials: await provider(), date: new Date() })
}

async function loadChain() {
  try {
    return await import('@aws-sdk/credential-provider-node')
  } catch (cause) {
    throw new SigningError(
      'signing takes the package @aws-sdk/credential-provider-node, which is not installed',
      'npm install --save-dev @aws-sdk/credential-provider-node',
      { cause },
    )
  }
}

/** The region that an upstream's name says; for others that of the environment. */
export function regionOf(
  upstream: string,
  environment: Readonly<Record<string, string | undefined>>,
): string | undefined {
  const host = URL.canParse(upstream) ? new URL(upstream).hostname : ''
  const named = /(?:^|\.)bedrock-runtime(?:-fips)?\.([a-z]{2}[a-z-]*-\d)\./.exec(host)?.[1]
  return named ?? environment['AWS_REGION'] ?? environment['AWS_DEFAULT_REGION']
}
