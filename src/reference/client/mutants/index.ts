import { answerMutants } from './answers.js'
import { consumerMutants } from './consumer.js'
import { errorMutants } from './errors.js'
import type { ClientMutant } from './mutant.js'
import { requestMutants } from './requests.js'
import { retryMutants } from './retries.js'
import { streamMutants } from './streams.js'

/** Every client with a defect; those that many checks see come first in each part. */
export const clientMutants: readonly ClientMutant[] = [
  ...requestMutants,
  ...answerMutants,
  ...errorMutants,
  ...retryMutants,
  ...streamMutants,
  ...consumerMutants,
]

export { benignClients } from './benign.js'
export type { ClientMutant } from './mutant.js'
