import type { HttpRequest } from '../../../wire/http/message.js'
import { header } from '../../../wire/http/message.js'
import { verify } from '../../../wire/auth/index.js'
import type { Finding } from '../../case.js'
import type { ClientObservation } from '../observation.js'
import { eachSent } from '../request/eachSent.js'

/** What is wrong with the signatures of the requests that arrived, each made again from its bytes. */
export const signatureFindings = (
  observation: Pick<ClientObservation, 'calls' | 'endedAt'>,
): readonly Finding[] =>
  eachSent(observation, ({ credentials, region }, { request }) => {
    if (!('accessKeyId' in credentials)) return []
    const { accessKeyId, secretAccessKey, sessionToken } = credentials
    const verdict = verify(request, {
      service: 'bedrock',
      region,
      now: observation.endedAt,
      secretFor: (id) => (id === accessKeyId ? secretAccessKey : undefined),
    })
    return [
      ...(verdict.ok ? [] : [{ message: `${verdict.problem}: ${verdict.detail}` }]),
      ...sessionTokenFindings(request, sessionToken),
    ]
  })

/** The token of temporary credentials is sent, and no other credentials have one. */
export function sessionTokenFindings(
  { headers }: Pick<HttpRequest, 'headers'>,
  due: string | undefined,
): readonly Finding[] {
  const came = header(headers, 'x-amz-security-token')
  if (came === due) return []
  if (came === undefined) return [{ message: 'the session token was not sent in x-amz-security-token' }]
  return [
    {
      message:
        due === undefined
          ? 'a session token was sent, and the caller gave none'
          : 'x-amz-security-token is not the session token of the caller',
    },
  ]
}
