import { header, type HttpReply } from '../../../../wire/http/message.js'
import type { Mutant } from '../mutant.js'
import type { ServerParts } from '../../parts.js'

/** A defect in what every reply has. */
const inReplies = (id: string, description: string, spoil: (reply: HttpReply) => HttpReply): Mutant => ({
  id,
  description,
  change: (parts) => ({
    ...parts,
    finish: (reply, chance, request) => spoil(parts.finish(reply, chance, request)),
  }),
})

/** A defect in how requests are taken. */
const inRequests = (
  id: string,
  description: string,
  spoil: (parts: ServerParts) => Partial<ServerParts>,
): Mutant => ({
  id,
  description,
  change: (parts) => ({ ...parts, ...spoil(parts) }),
})

const without = (reply: HttpReply, name: string): HttpReply => ({
  ...reply,
  headers: reply.headers.filter(([candidate]) => candidate.toLowerCase() !== name),
})

const withHeader = (reply: HttpReply, name: string, value: string): HttpReply => ({
  ...reply,
  headers: reply.headers.map(([candidate, present]) => [
    candidate,
    candidate.toLowerCase() === name ? value : present,
  ]),
})

const isError = ({ status }: HttpReply): boolean => status >= 400
const json = (value: unknown): Uint8Array => new TextEncoder().encode(JSON.stringify(value))

export const httpMutants: readonly Mutant[] = [
  inReplies('no-request-id', 'answers without x-amzn-RequestId', (reply) =>
    without(reply, 'x-amzn-requestid'),
  ),
  inReplies('upper-case-request-id', 'writes request ids in upper case', (reply) =>
    withHeader(reply, 'x-amzn-requestid', (header(reply.headers, 'x-amzn-requestid') ?? '').toUpperCase()),
  ),
  inReplies('same-request-id', 'gives every answer one and the same request id', (reply) =>
    withHeader(reply, 'x-amzn-requestid', '11111111-1111-4111-8111-111111111111'),
  ),
  inReplies('plain-text', 'says that its answers are plain text', (reply) =>
    isError(reply) ? reply : withHeader(reply, 'content-type', 'text/plain'),
  ),
  inReplies('plain-text-errors', 'says that its errors are plain text', (reply) =>
    isError(reply) ? withHeader(reply, 'content-type', 'text/plain') : reply,
  ),
  inReplies('nameless-errors', 'does not name its errors', (reply) =>
    isError(reply) ? without(reply, 'x-amzn-errortype') : reply,
  ),
  inReplies('errors-named-in-body', 'names its errors in __type alone', (reply) =>
    isError(reply)
      ? withLength({
          ...without(reply, 'x-amzn-errortype'),
          body: json({
            __type: (header(reply.headers, 'x-amzn-errortype') ?? '').split(':')[0],
            message: 'refused',
          }),
        })
      : reply,
  ),
  inReplies('silent-errors', 'sends errors without a message', (reply) =>
    isError(reply) ? withLength({ ...reply, body: json({ reason: 'refused' }) }) : reply,
  ),
  inReplies('html-errors', 'sends errors as a page', (reply) =>
    isError(reply) ? withLength({ ...reply, body: new TextEncoder().encode('<html>refused</html>') }) : reply,
  ),
  inReplies('strange-errors', 'names its errors as nobody else does', (reply) =>
    isError(reply) ? withHeader(reply, 'x-amzn-errortype', 'BadRequestError') : reply,
  ),
  inReplies('errors-as-500', 'answers every error with 500', (reply) =>
    isError(reply) ? { ...reply, status: 500 } : reply,
  ),
  inReplies('errors-as-422', 'answers every refusal with 422', (reply) =>
    reply.status === 400 ? { ...reply, status: 422 } : reply,
  ),
  inReplies('errors-as-200', 'answers every error with 200', (reply) =>
    isError(reply) ? { ...reply, status: 200 } : reply,
  ),
  inReplies('created', 'answers with 201', (reply) =>
    reply.status === 200 ? { ...reply, status: 201 } : reply,
  ),
  inRequests('any-method', 'does not look at the method', (parts) => ({
    route: (request) =>
      parts.route(request) ??
      parts.route({ ...request, method: 'POST' }) ??
      parts.route({ ...request, method: 'GET' }),
  })),
  inRequests('any-path', 'looks at the beginning of a path only', (parts) => ({
    route: (request) =>
      parts.route(request) ?? parts.route({ ...request, target: request.target.replace(/-and-more$/, '') }),
  })),
  inRequests('encoded-path-only', 'takes a colon in a path only as %3A', (parts) => ({
    route: (request) => (request.target.includes(':') ? undefined : parts.route(request)),
  })),
  inRequests(
    'decoded-path',
    'decodes a path before it splits it, so an ARN becomes two segments',
    (parts) => ({
      route: (request) => parts.route({ ...request, target: request.target.replaceAll('%2F', '/') }),
    }),
  ),
  inRequests('lenient-json', 'takes a body that is no JSON for an empty one', (parts) => ({
    read: (route, request) => {
      const read = parts.read(route, request)
      return 'unreadable' in read
        ? parts.read(route, { ...request, body: basicBody(route.operation.name) })
        : read
    },
  })),
  inRequests('strict-members', 'refuses members that it does not know', (parts) => ({
    judge: (operation, value) => {
      const unknown = Object.keys(value).find(
        (name) => !operation.input.members.some((member) => member.name === name),
      )
      return unknown === undefined
        ? parts.judge(operation, value)
        : [{ requirement: 'mutant.member', pointer: `/${unknown}`, message: 'is unknown' }]
    },
  })),
  inRequests('null-is-a-value', 'refuses members that are null', (parts) => ({
    judge: (operation, value) => {
      const empty = Object.entries(value).find(([, content]) => content === null)
      return empty === undefined
        ? parts.judge(operation, value)
        : [{ requirement: 'mutant.null', pointer: `/${empty[0]}`, message: 'is null' }]
    },
  })),
  inRequests('ascii-only', 'refuses text beyond ASCII that is not escaped', (parts) => ({
    read: (route, request) =>
      request.body.byteLength < 65_536 && request.body.some((byte) => byte > 127)
        ? { unreadable: 'the body is not ASCII' }
        : parts.read(route, request),
  })),
  inRequests('no-escapes', 'refuses text that is escaped', (parts) => ({
    read: (route, request) =>
      bodyText(request.body).includes(String.raw`\u`)
        ? { unreadable: 'the body has escapes' }
        : parts.read(route, request),
  })),
  inRequests('compact-only', 'refuses JSON with white space between tokens', (parts) => ({
    read: (route, request) =>
      bodyText(request.body).startsWith('\n')
        ? { unreadable: 'the body is not compact' }
        : parts.read(route, request),
  })),
  inRequests('fixed-order', 'refuses members in another order than usual', (parts) => ({
    read: (route, request) => {
      const read = parts.read(route, request)
      if ('unreadable' in read) return read
      const last = /"([A-Za-z]+)":(?:[^{}[\]]|\{\}|\[\])*\}$/.exec(bodyText(request.body))
      return isReversed(bodyText(request.body)) && last !== null
        ? { unreadable: 'the order of members is wrong' }
        : read
    },
  })),
  inRequests(
    'dies-after-error',
    'answers nothing but errors after it was asked for a path that it does not have',
    (parts) => {
      let dead = false
      return {
        route: (request) => {
          const route = dead ? undefined : parts.route(request)
          dead ||= route === undefined
          return route
        },
      }
    },
  ),
]

const bodyText = (body: Uint8Array): string => Buffer.from(body.subarray(0, 65_536)).toString()

/** Whether the members of a body come in the reverse of the order in which the model has them. */
function isReversed(text: string): boolean {
  const pairs: readonly (readonly [string, string])[] = [
    ['"role"', '"content"'],
    ['"source"', '"content"'],
    ['"messages"', '"checks"'],
    ['"modelInput"', '"outputDataConfig"'],
  ]
  return pairs.some(([first, second]) => {
    const at = text.indexOf(first)
    return at >= 0 && text.indexOf(second) >= 0 && text.indexOf(second) < at
  })
}

/** The shortest body that an operation answers, for a server that makes one up. */
export const basicBody = (operation: string): Uint8Array =>
  json(
    {
      CountTokens: { input: { converse: { messages: [] } } },
      ApplyGuardrail: { source: 'INPUT', content: [] },
      InvokeGuardrailChecks: {
        messages: [{ role: 'user', content: [{ text: 'a' }] }],
        checks: { contentFilter: { categories: [{ category: 'VIOLENCE' }] } },
      },
      StartAsyncInvoke: {
        modelId: 'a.b',
        modelInput: {},
        outputDataConfig: { s3OutputDataConfig: { s3Uri: 's3://conformance-bucket/a' } },
      },
    }[operation] ?? { messages: [{ role: 'user', content: [{ text: 'Hello' }] }] },
  )

const withLength = (reply: HttpReply): HttpReply =>
  withHeader(reply, 'content-length', String((reply.body as Uint8Array).byteLength))
