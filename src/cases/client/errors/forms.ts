import type { ScriptedReply } from '../../../subjects/client/script.js'
import type { ServiceError } from '../../../wire/rest/index.js'
import { plainReply } from '../scripts.js'
import type { ErrorRuleId } from './rules.js'

const json = ['Content-Type', 'application/json'] as const
const URI = 'http://internal.amazon.com/coral/com.amazon.bedrock/'
const NAMESPACE = 'com.amazon.bedrock#'

/** Where and how an answer says what error it is. */
export interface ErrorForm {
  readonly id: string
  readonly rule: ErrorRuleId
  readonly title: string
  /** A form in which the service was seen to send errors, or that old clients are known by: tried with every error. */
  readonly usual: boolean
  readonly reply: (error: Pick<ServiceError, 'name' | 'status'>, members: object) => ScriptedReply
}

const inHeader = (
  id: string,
  rule: ErrorRuleId,
  title: string,
  usual: boolean,
  value: (name: string) => string,
  header = 'x-amzn-ErrorType',
): ErrorForm => ({
  id,
  rule,
  title,
  usual,
  reply: ({ name, status }, members) =>
    plainReply(status, [json, [header, value(name)]], JSON.stringify(members)),
})

const inBody = (
  id: string,
  rule: ErrorRuleId,
  title: string,
  usual: boolean,
  member: '__type' | 'code',
  value: (name: string) => string,
): ErrorForm => ({
  id,
  rule,
  title,
  usual,
  reply: ({ name, status }, members) =>
    plainReply(status, [json], JSON.stringify({ [member]: value(name), ...members })),
})

const bare = (name: string): string => name
const withUri = (name: string): string => `${name}:${URI}`
const namespaced = (name: string): string => `${NAMESPACE}${name}`
const both = (name: string): string => withUri(namespaced(name))

/** Every form that restJson1 knows. */
export const errorForms: readonly ErrorForm[] = [
  inHeader('header-uri', 'error.name.uri', 'named in x-amzn-ErrorType, a URI behind it', true, withUri),
  inHeader('header', 'error.name', 'named in x-amzn-ErrorType', true, bare),
  inBody('type', 'error.name', 'named in __type of the body', true, '__type', bare),
  inBody(
    'type-namespace',
    'error.name.namespace',
    'named in __type with its namespace',
    true,
    '__type',
    namespaced,
  ),
  inHeader(
    'header-namespace',
    'error.name.namespace',
    'named in x-amzn-ErrorType with namespace and URI',
    false,
    both,
  ),
  inHeader(
    'header-lower-case',
    'error.header',
    'named in a header that is written in lower case',
    false,
    bare,
    'x-amzn-errortype',
  ),
  inBody('type-both', 'error.name.uri', 'named in __type with namespace and URI', false, '__type', both),
  inBody('code', 'error.name', 'named in code of the body', false, 'code', bare),
  inBody(
    'code-namespace',
    'error.name.namespace',
    'named in code with its namespace',
    false,
    'code',
    namespaced,
  ),
  inBody('code-both', 'error.name.uri', 'named in code with namespace and URI', false, 'code', both),
]
