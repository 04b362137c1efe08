import { verify } from '../../../wire/auth/index.js'
import { header, type HttpRequest } from '../../../wire/http/message.js'
import type { Finding } from '../../case.js'
import type { ClientObservation } from '../observation.js'
import { attemptsMade } from './attempts.js'

/** Both attempts of one call, or why there are none. */
function bothOf(
  observation: ClientObservation,
  judge: (first: HttpRequest, second: HttpRequest) => readonly Finding[],
): readonly Finding[] {
  const short = attemptsMade(observation, [2])
  if (short.length > 0) return short
  const [first, second] = observation.arrivals
  return judge(first!.request, second!.request)
}

/** What is asked for does not change on the way. */
export const sameRequest = (observation: ClientObservation): readonly Finding[] =>
  bothOf(observation, (first, second) => [
    ...(['method', 'target'] as const).flatMap((part) =>
      first[part] === second[part]
        ? []
        : [{ message: `the ${part} was ${first[part]} at first, ${second[part]} the second time` }],
    ),
    ...(Buffer.compare(first.body, second.body) === 0
      ? []
      : [
          {
            message: `the body had ${first.body.length} bytes at first, ${second.body.length} the second time, and they are others`,
          },
        ]),
  ])

/** Whatever changed between the attempts, such as the time, is signed with the rest. */
export const signedAnew = (observation: ClientObservation): readonly Finding[] =>
  bothOf(observation, (_, second) => {
    const { credentials, region } = observation.calls[0]!.call
    const authorization = header(second.headers, 'authorization')
    if ('bearerToken' in credentials)
      return authorization === `Bearer ${credentials.bearerToken}`
        ? []
        : [{ message: 'the second request does not bear the token of the caller' }]
    const verified = verify(second, {
      secretFor: (id) => (id === credentials.accessKeyId ? credentials.secretAccessKey : undefined),
      now: dateOf(second),
      region,
      service: 'bedrock',
    })
    return verified.ok ? [] : [{ message: `the second request is not signed: ${verified.detail}` }]
  })

/** Its own time: whether that is right is judged elsewhere, for every request. */
function dateOf({ headers }: HttpRequest): Date {
  const stamp = header(headers, 'x-amz-date') ?? ''
  return new Date(stamp.replace(/^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/, '$1-$2-$3T$4:$5:$6Z'))
}

/** A token stands for one wish of the caller, however often it is sent. */
export const sameToken = (observation: ClientObservation, member: string): readonly Finding[] =>
  bothOf(observation, (...attempts) => {
    const [one, other] = attempts.map(({ body }) => tokenIn(body, member))
    if (one === undefined) return [{ message: `the first request has no ${member}` }]
    return one === other
      ? []
      : [
          {
            message: `${member} was ${one} at first, ${other ?? 'missing'} the second time`,
            pointer: `/${member}`,
          },
        ]
  })

function tokenIn(body: Uint8Array, member: string): string | undefined {
  try {
    const token = (JSON.parse(Buffer.from(body).toString()) as Record<string, unknown>)[member]
    return typeof token === 'string' && token !== '' ? token : undefined
  } catch {
    return undefined
  }
}
