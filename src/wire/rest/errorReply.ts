import type { WrittenResponse } from './writeResponse.js'

/** Where an error comes from, as the value of `x-amzn-ErrorType` tells after its colon. */
const namespaces = {
  bedrock: 'http://internal.amazon.com/coral/com.amazon.bedrock/',
  coral: 'http://internal.amazon.com/coral/com.amazon.coral.service/',
} as const

export interface ServiceError {
  readonly name: string
  readonly status: number
  readonly message: string
  readonly from?: keyof typeof namespaces
  /** Authorization failures name their text `Message`, everything else `message`. */
  readonly capital?: boolean
}

/** An error as the service sends it: one member in the body, the name in a header that continues with a URI. */
export function errorReply(error: ServiceError): WrittenResponse {
  const { name, status, message, from = 'bedrock', capital = false } = error
  return {
    status,
    headers: [
      ['Content-Type', 'application/json'],
      ['x-amzn-ErrorType', `${name}:${namespaces[from]}`],
    ],
    body: new TextEncoder().encode(JSON.stringify({ [capital ? 'Message' : 'message']: message })),
  }
}
