import { operations } from '../../contract/operations.js'
import type { ClientCredentials, ClientHello } from '../../subjects/client/subject.js'
import { dummyCredentials } from '../../subjects/profile/defaults.js'
import type { PlannedCall } from './clientCase.js'

/** An access key that opens nothing. */
export const accessKey = dummyCredentials

/** An API key that opens nothing. */
export const bearerToken = 'bedrock-api-key-EXAMPLE'

/**
 * What a call authenticates with unless it says otherwise: an access key, or a bearer token where that is all the client
 * can do. Always the same one, so that a client object can be used again, but for operations without an identifier in
 * their path: there the credentials have to carry the key by which the request is recognised.
 */
export function usualCredentials(
  { operation, input }: PlannedCall,
  { features }: Pick<ClientHello, 'features'>,
  key: string,
): ClientCredentials {
  const labels = [...operations[operation].uri.matchAll(/\{(\w+)\}/g)].map(([, label]) => input[label!])
  const isKnown = labels.some((value) => typeof value === 'string' && value.includes(key))
  if (features.includes('sigv4') || !features.includes('bearer'))
    return isKnown ? accessKey : { ...accessKey, accessKeyId: `AKID${key}` }
  return { bearerToken: isKnown ? bearerToken : `${bearerToken}-${key}` }
}
