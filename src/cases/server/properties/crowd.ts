import type { InvalidRequest } from '../../../../generators/violations/invalidRequest.js'

type Request = InvalidRequest['request']

const CROWD = Array.from({ length: 10 }, () => ({ text: 'Hello' }))

/**
 * The same fault behind ten lawful blocks of text, where it stands in the content of a message: a server that looks at
 * the first few entries of a list only would not see it. Anything else stays as it is.
 */
export function crowded(invalid: InvalidRequest): InvalidRequest {
  const place = /^\/messages\/(\d+)\/content\/(\d+)(\/.*)?$/.exec(invalid.pointer)
  if (place === null) return invalid
  const [, message, block, rest = ''] = place
  const crowd = (request: Request): Request => ({
    ...request,
    messages: (request['messages'] as Record<string, unknown>[]).map((entry, index) =>
      index === Number(message) && Array.isArray(entry['content'])
        ? { ...entry, content: [...CROWD, ...(entry['content'] as unknown[])] }
        : entry,
    ),
  })
  return {
    ...invalid,
    request: crowd(invalid.request),
    twin: crowd(invalid.twin),
    pointer: `/messages/${message}/content/${Number(block) + CROWD.length}${rest}`,
  }
}
