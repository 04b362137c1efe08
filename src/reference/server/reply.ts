import type { ModelOperation } from '../../contract/index.js'
import type { HttpReply } from '../../wire/http/message.js'
import { writeResponse } from '../../wire/rest/index.js'
import type { Json } from './json.js'

/** Members of an answer that the model does not have and the service sends as headers all the same. */
export const EXTRA_HEADERS = 'extraHeaders'

/** An answer on the wire, with the headers that the model does not have. */
export function replyWith(
  operation: ModelOperation,
  { [EXTRA_HEADERS]: extra = [], ...answer }: Json,
  stringify: (value: unknown) => string,
): HttpReply {
  const { headers, ...written } = writeResponse(operation, answer, stringify)
  return { ...written, headers: [...headers, ...(extra as readonly [string, string][])] }
}
