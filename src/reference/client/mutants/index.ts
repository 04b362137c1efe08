import { answerMutants } from './answers.js'
import { carelessMutants } from './careless.js'
import { consumerMutants } from './consumer.js'
import { credentialMutants } from './credentials.js'
import { errorMutants } from './errors.js'
import { losingMutants } from './losing.js'
import { mistakingMutants } from './mistaking.js'
import type { ClientMutant } from './mutant.js'
import { requestMutants } from './requests.js'
import { retryMutants } from './retries.js'

/** Every client with a defect; those that many checks see come first in each part. */
export const clientMutants: readonly ClientMutant[] = [
  ...requestMutants,
  ...credentialMutants,
  ...answerMutants,
  ...errorMutants,
  ...retryMutants,
  ...losingMutants,
  ...mistakingMutants,
  ...carelessMutants,
  ...consumerMutants,
]

export { benignClients } from './benign.js'
export type { ClientMutant } from './mutant.js'
