import { kebab, variantsOf, type ModelOperation } from '../../../contract/index.js'
import { lazy } from '../../../lazy.js'
import type { ScriptedReply } from '../../../subjects/client/script.js'
import { defaultProfile } from '../../../subjects/profile/defaults.js'
import type { HeaderList } from '../../../wire/http/message.js'
import { lawfulValues } from '../../server/request/lawful.js'
import { basicCaseId } from '../basic.js'
import { asCallInput } from '../callInput.js'
import type { ClientCaseData } from '../clientCase.js'
import { differences } from '../compare/compare.js'
import { unlessOwnForm } from '../ownForm.js'
import type { ClientPlan } from '../plan.js'
import { clientRule, type ClientRuleId } from '../rules.js'
import { exampleCall } from '../samples.js'
import { jsonReply } from '../scripts.js'
import { eachReturned } from './returned.js'
import {
  escaped,
  reversed,
  withNulls,
  withAnyValues,
  withUnknownMembers,
  withUnknownValues,
} from './rewrite.js'

interface Form {
  readonly id: string
  readonly rule: ClientRuleId
  readonly title: string
  /** The answer as it is written in this form. */
  readonly write: (answer: unknown, rewrite: Rewrite) => ScriptedReply
  /** What the caller has to get of it; all unless it says otherwise. */
  readonly compared?: (answer: unknown, rewrite: Rewrite) => unknown
}

/** How parts of an answer of the operation are changed. */
type Rewrite = (
  how: (model: ClientPlan['model'], shapeName: string, value: unknown) => unknown,
  value: unknown,
) => unknown

const compact = (value: unknown): string => JSON.stringify(value)
const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text)
const extra: HeaderList = [
  ['X-Amzn-Bedrock-Something-New', 'yes'],
  ['Via', '1.1 proxy.example'],
  ['Set-Cookie', 'a=b; Path=/'],
]

/** The same answer in forms that a client has to take; unknown things do it no harm. */
const forms: readonly Form[] = [
  {
    id: 'unknown-members',
    rule: 'answer.members.unknown',
    title: 'members that are not known are ignored, wherever they are',
    write: (answer, rewrite) => jsonReply(compact(rewrite(withUnknownMembers, answer))),
  },
  {
    id: 'unknown-values',
    rule: 'answer.enum.unknown',
    title: 'values of enums that are not known do no harm to the rest',
    write: (answer, rewrite) => jsonReply(compact(rewrite(withUnknownValues, answer))),
    compared: (answer, rewrite) => rewrite(withAnyValues, answer),
  },
  {
    id: 'nulls',
    rule: 'answer.null',
    title: 'a member that is null counts as absent',
    write: (answer, rewrite) => jsonReply(compact(rewrite(withNulls, answer))),
  },
  {
    id: 'order',
    rule: 'answer.order',
    title: 'members come in another order',
    write: (answer) => jsonReply(compact(reversed(answer))),
  },
  {
    id: 'whitespace',
    rule: 'answer.whitespace',
    title: 'there is white space wherever JSON allows it',
    write: (answer) => jsonReply(`\n\t ${JSON.stringify(answer, undefined, '\t ')}\r\n `),
  },
  {
    id: 'escapes',
    rule: 'answer.escapes',
    title: 'every character of every text is escaped',
    write: (answer) => jsonReply(escaped(compact(answer))),
  },
  {
    id: 'header-names',
    rule: 'answer.headers',
    title: 'names of headers are written in another case, and the type has a parameter',
    write: (answer) => {
      const { headers, ...reply } = jsonReply(compact(answer))
      const spelled = headers.map(([name, value]): [string, string] => [name.toUpperCase(), value])
      return {
        ...reply,
        headers: spelled.map(([name, value]) => [
          name,
          name === 'CONTENT-TYPE' ? 'application/json; charset=utf-8' : value,
        ]),
      }
    },
  },
  {
    id: 'unknown-headers',
    rule: 'answer.headers',
    title: 'headers that are not known do no harm',
    write: (answer) => jsonReply(compact(answer), extra),
  },
  {
    id: 'chunked',
    rule: 'answer.framing',
    title: 'the body comes in chunks of three bytes',
    write: (answer) => {
      const bytes = bytesOf(compact(answer))
      const count = Math.min(400, Math.ceil(bytes.length / 3))
      const size = Math.ceil(bytes.length / count)
      return {
        ...jsonReply(''),
        length: 'chunked',
        body: Array.from({ length: count }, (_, index) => ({
          bytes: bytes.subarray(index * size, (index + 1) * size),
        })),
      }
    },
  },
]

/** What becomes of an answer that is written in each of these forms. */
export function formCases(plan: ClientPlan, operation: ModelOperation): readonly ClientCaseData[] {
  if (operation.output.payload !== undefined) return []
  const { model } = plan
  const { name } = operation.output
  const rewrite: Rewrite = (how, value) => how(model, name, value)
  const answer = lazy(
    () =>
      variantsOf(model, name, {
        ...lawfulValues({ model, profile: defaultProfile }),
        String: 'Grüße 世界 😀',
      })[0],
  )
  return forms.map(({ id, rule, title, write, compared = (value: unknown) => value }) => ({
    id: `${kebab(operation.name)}.answer.forms.${id}`,
    requirement: clientRule(rule),
    title,
    operations: [operation.name],
    twins: [basicCaseId(operation)],
    script: () => ({ replies: [write(answer(), rewrite)] }),
    calls: (key) => [exampleCall(plan, operation, key)],
    check: unlessOwnForm((observation) =>
      eachReturned(observation, ({ output }) =>
        differences(model, name, asCallInput(model, name, compared(answer(), rewrite)), output, 'caller'),
      ),
    ),
  }))
}
