import { kebab, shapeAt, type Model, type ModelError, type ModelOperation } from '../../../contract/index.js'
import { basicCaseId } from '../basic.js'
import type { ClientCaseData } from '../clientCase.js'
import type { ClientPlan } from '../plan.js'
import { exampleCall, operationsOf } from '../samples.js'
import { always, requestId } from '../scripts.js'
import { errorForms, type ErrorForm } from './forms.js'
import { errorRequirements } from './rules.js'
import { seesError } from './seesError.js'

/** Every error that an operation lists, in every form that servers were seen to use; the rarer forms with one of them. */
export const modelledErrors = (plan: ClientPlan): readonly ClientCaseData[] =>
  operationsOf(plan).flatMap((operation) =>
    operation.errors.flatMap((error, index) => [
      ...errorForms
        .filter(({ usual }) => usual || (index === 0 && operation.name === 'InvokeModel'))
        .map((form) => modelledError(plan, operation, error, form)),
      ...membersOf(plan, operation, error),
    ]),
  )

/** Once is enough to see what the caller is told, and saves the pauses before the others. */
export const once = { maxAttempts: 1 } as const

const idOf = (operation: ModelOperation, { name }: ModelError): string =>
  `${kebab(operation.name)}.error.${kebab(name)}`

function modelledError(
  plan: ClientPlan,
  operation: ModelOperation,
  error: ModelError,
  form: ErrorForm,
): ClientCaseData {
  const message = `The service said ${error.name}.`
  return {
    id: `${idOf(operation, error)}.${form.id}`,
    requirement: errorRequirements.get(form.rule)!,
    title: `${error.name}, ${form.title}, reaches the caller with name, message and status`,
    twins: [basicCaseId(operation)],
    script: () => always(form.reply(error, { message })),
    calls: (key) => [exampleCall(plan, operation, key, { optionally: once })],
    check: ({ hello, calls }) =>
      seesError(hello, calls[0]!.outcome, { name: error.name, status: error.status, message }),
  }
}

/** What an error has beyond its message. */
function membersOf(
  plan: ClientPlan,
  operation: ModelOperation,
  error: ModelError,
): readonly ClientCaseData[] {
  const fields = extraMembers(plan.model, error)
  const form = errorForms[0]!
  if (Object.keys(fields).length === 0) return []
  return [
    {
      id: `${idOf(operation, error)}.members`,
      requirement: errorRequirements.get('error.members')!,
      title: `the further members of ${error.name} reach the caller`,
      twins: [basicCaseId(operation)],
      script: () => always(form.reply(error, { message: 'No.', ...fields })),
      calls: (key) => [exampleCall(plan, operation, key, { optionally: once })],
      check: ({ hello, calls }) => seesError(hello, calls[0]!.outcome, { name: error.name, fields }),
    },
  ]
}

function extraMembers(model: Model, { name }: ModelError): Readonly<Record<string, unknown>> {
  const shape = shapeAt(model, name)
  if (shape.type !== 'structure') return {}
  return Object.fromEntries(
    shape.members
      .filter((member) => member.name !== 'message')
      .map(({ name: member, target }) => [
        member,
        shapeAt(model, target).type === 'integer' ? 418 : `the ${member}`,
      ]),
  )
}

/** The id of the answer, which support asks for. */
export const requestIds = (plan: ClientPlan): readonly ClientCaseData[] =>
  operationsOf(plan).map((operation) => ({
    id: `${kebab(operation.name)}.error.request-id`,
    requirement: errorRequirements.get('error.request-id')!,
    title: 'the id of a refused request reaches the caller',
    twins: [basicCaseId(operation)],
    script: () =>
      always(errorForms[0]!.reply({ name: 'ValidationException', status: 400 }, { message: 'No.' })),
    calls: (key) => [exampleCall(plan, operation, key, { optionally: once })],
    check: ({ hello, calls }) => seesError(hello, calls[0]!.outcome, { requestId }),
  }))
