import { kebab, operationAt, type ModelOperation, type OperationName } from '../../../contract/index.js'
import type { ScriptedReply } from '../../../subjects/client/script.js'
import type { Finding } from '../../case.js'
import { basicCaseId } from '../basic.js'
import type { ClientCaseData } from '../clientCase.js'
import type { ClientObservation } from '../observation.js'
import type { ClientPlan } from '../plan.js'
import { exampleCall } from '../samples.js'
import { always, plainReply, serviceErrorReply } from '../scripts.js'
import { once } from './modelled.js'
import { errorRequirements, type ErrorRuleId } from './rules.js'
import { seesError, type ExpectedError } from './seesError.js'

interface OddError {
  readonly id: string
  readonly rule: ErrorRuleId
  readonly title: string
  readonly reply: ScriptedReply
  readonly sees: ExpectedError
}

const json = ['Content-Type', 'application/json'] as const
const html = ['Content-Type', 'text/html'] as const
const typed = (name: string) => ['x-amzn-ErrorType', name] as const
const page = (text: string): string =>
  `<html><head><title>${text}</title></head><body><h1>${text}</h1></body></html>`

const denied = 'User: arn:aws:iam::123456789012:user/test is not authorized to perform: bedrock:InvokeModel'
const unicode = 'This isn’t supported – Größe 大小 😀.'
const long = `No. ${'Because it is so. '.repeat(4000)}`

/** Errors in a shape that no model describes and that clients meet all the same. */
const oddErrors: readonly OddError[] = [
  {
    id: 'capital-message',
    rule: 'error.message',
    title: 'the text of an authorization failure, in Message, reaches the caller',
    reply: serviceErrorReply({ name: 'AccessDeniedException', status: 403, message: denied, capital: true }),
    sees: { name: 'AccessDeniedException', status: 403, message: denied },
  },
  {
    id: 'coral',
    rule: 'error.unread',
    title: 'an error of the front end, which no operation lists, reaches the caller',
    reply: serviceErrorReply({
      name: 'ExpiredTokenException',
      status: 403,
      from: 'coral',
      message: 'The security token included in the request is expired',
    }),
    sees: {
      name: 'ExpiredTokenException',
      status: 403,
      message: 'The security token included in the request is expired',
    },
  },
  {
    id: 'unknown-type',
    rule: 'error.unread',
    title: 'an error of a later revision keeps its name, its message and its status',
    reply: serviceErrorReply({ name: 'ModelAsleepException', status: 418, message: 'Come back tomorrow.' }),
    sees: { name: 'ModelAsleepException', status: 418, message: 'Come back tomorrow.' },
  },
  {
    id: 'no-body',
    rule: 'error.status',
    title: 'an error without a body has its name and status',
    reply: plainReply(403, [typed('AccessDeniedException')], ''),
    sees: { name: 'AccessDeniedException', status: 403 },
  },
  {
    id: 'nothing',
    rule: 'error.status',
    title: 'a status without name and body is an error with that status',
    reply: plainReply(400, [], ''),
    sees: { status: 400 },
  },
  {
    id: 'html',
    rule: 'error.status',
    title: 'a page of a proxy is an error with its status',
    reply: plainReply(403, [html], page('403 Forbidden')),
    sees: { status: 403 },
  },
  {
    id: 'html-named',
    rule: 'error.unread',
    title: 'a page under the name of an error is an error of that name',
    reply: plainReply(413, [html, typed('RequestEntityTooLargeException')], page('413 Too Large')),
    sees: { name: 'RequestEntityTooLargeException', status: 413 },
  },
  {
    id: 'cut-body',
    rule: 'error.unread',
    title: 'an error whose JSON is cut off has its name and status',
    reply: plainReply(400, [json, typed('ValidationException')], '{"message":"The model id'),
    sees: { name: 'ValidationException', status: 400 },
  },
  {
    id: 'json-no-object',
    rule: 'error.unread',
    title: 'an error whose JSON is a text has its name and status',
    reply: plainReply(400, [json, typed('ValidationException')], '"no"'),
    sees: { name: 'ValidationException', status: 400 },
  },
  {
    id: 'no-message',
    rule: 'error.unread',
    title: 'an error without a message has its name and status',
    reply: plainReply(400, [json, typed('ValidationException')], '{}'),
    sees: { name: 'ValidationException', status: 400 },
  },
  {
    id: 'null-message',
    rule: 'error.unread',
    title: 'an error whose message is null has its name and status',
    reply: plainReply(400, [json, typed('ValidationException')], '{"message":null}'),
    sees: { name: 'ValidationException', status: 400 },
  },
  {
    id: 'unknown-members',
    rule: 'error.members.unknown',
    title: 'members that nobody knows do an error no harm',
    reply: plainReply(
      400,
      [json, typed('ValidationException')],
      '{"message":"No.","fieldList":[{"path":"/messages"}],"reason":null,"p":"abc"}',
    ),
    sees: { name: 'ValidationException', status: 400, message: 'No.' },
  },
  {
    id: 'unicode',
    rule: 'error.unicode',
    title: 'the text of an error is UTF-8',
    reply: plainReply(400, [json, typed('ValidationException')], JSON.stringify({ message: unicode })),
    sees: { name: 'ValidationException', message: unicode },
  },
  {
    id: 'long-message',
    rule: 'error.message',
    title: 'a message of 72 KB is not cut',
    reply: plainReply(400, [json, typed('ValidationException')], JSON.stringify({ message: long })),
    sees: { name: 'ValidationException', message: long },
  },
]

const unknownOperation =
  '{"Output":{"__type":"com.amazon.coral.service#UnknownOperationException"},"Version":"1.0"}'

/** Every odd error, on an operation that answers JSON and on one that streams. */
export const oddCases = (plan: ClientPlan): readonly ClientCaseData[] =>
  (
    [
      'InvokeModel',
      'InvokeModelWithResponseStream',
      'Converse',
      'ConverseStream',
    ] as const satisfies OperationName[]
  )
    .filter((name) => plan.model.operations.has(name))
    .map((name) => operationAt(plan.model, name))
    .flatMap((operation) => [
      ...oddErrors.map(({ id, rule, title, reply, sees }) => ({
        ...common(plan, operation, id),
        requirement: errorRequirements.get(rule)!,
        title,
        script: () => always(reply),
        check: ({ hello, calls }: ClientObservation) => seesError(hello, calls[0]!.outcome, sees),
      })),
      {
        ...common(plan, operation, 'unknown-operation'),
        requirement: errorRequirements.get('error.unknown-operation')!,
        title: 'an UnknownOperationException in a 200 is no answer without content',
        script: () => always(plainReply(200, [json], unknownOperation)),
        check: silentlyEmpty,
      },
    ])

const common = (plan: ClientPlan, operation: ModelOperation, id: string) => ({
  id: `${kebab(operation.name)}.error.${id}`,
  twins: [basicCaseId(operation)],
  calls: (key: string) => [exampleCall(plan, operation, key, { optionally: once })],
})

/** An error will do, and so will an output that shows what came: InvokeModel hands the body over as it is. */
function silentlyEmpty({ calls }: ClientObservation): readonly Finding[] {
  const { error, output, events, summary } = calls[0]!.outcome
  if (error !== undefined || (summary?.count ?? events?.length ?? 0) > 0) return []
  const told = JSON.stringify(output) ?? ''
  if (told.includes('UnknownOperation') || told.includes(Buffer.from(unknownOperation).toString('base64')))
    return []
  return [{ message: 'the caller was told neither of an error nor of what came, as if all were well' }]
}
