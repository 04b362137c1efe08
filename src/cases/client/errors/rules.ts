import type { Requirement } from '../../../contract/requirement.js'
import { clientRequirements, type Rule } from '../rules.js'

const smithy = (sentence: string): Pick<Rule, 'kind' | 'source'> => ({
  kind: 'protocol',
  source: { document: 'Smithy 2.0, AWS restJson1 protocol, Operation error serialization', sentence },
})
const statusClass: Pick<Rule, 'kind' | 'source'> = {
  kind: 'protocol',
  source: {
    document: 'RFC 9110, section 15',
    sentence: 'a client MUST understand the class of any status code, as indicated by the first digit',
  },
}
const retries = (sentence: string): Pick<Rule, 'kind' | 'source'> => ({
  kind: 'documented',
  source: { document: 'AWS General Reference, Error retries and exponential backoff', sentence },
})

/** What is asked of clients when a call fails. */
const errorRules = {
  'error.name': {
    level: 'must',
    ...smithy(
      'an additional header with the name X-Amzn-Errortype, a body field with the name code, or a body field named __type',
    ),
  },
  'error.name.uri': {
    level: 'must',
    ...smithy(
      'If a : character is present, then take only the contents before the first : character in the value.',
    ),
  },
  'error.name.namespace': {
    level: 'must',
    ...smithy(
      'If a # character is present, then take only the contents after the first # character in the value.',
    ),
  },
  'error.header': {
    level: 'must',
    kind: 'protocol',
    source: { document: 'RFC 9110, section 5.1', sentence: 'Field names are case-insensitive' },
  },
  'error.message': {
    level: 'should',
    kind: 'observed',
    source: {
      document: 'Recorded and quoted error answers of the service',
      sentence: 'Authorization failures name their text Message, everything else message.',
    },
  },
  'error.status': { level: 'must', ...statusClass },
  'error.unread': { level: 'should', ...statusClass },
  'error.request-id': {
    level: 'should',
    kind: 'observed',
    source: {
      document: 'Recorded error answers of the service',
      sentence: 'Every answer has an x-amzn-RequestId, errors too.',
    },
  },
  'error.members': {
    level: 'should',
    kind: 'modelled',
    source: {
      document: 'Amazon Bedrock Runtime API model',
      sentence:
        'originalStatusCode: The original status code. resourceName: The resource name. originalMessage: The original message.',
    },
  },
  'error.members.unknown': {
    level: 'must',
    kind: 'protocol',
    source: {
      document: 'Smithy 2.0, Model evolution',
      sentence: 'new members may be added to structures, so members that are not known must be ignored',
    },
  },
  'error.unicode': {
    level: 'must',
    kind: 'protocol',
    source: {
      document: 'RFC 8259, section 8.1',
      sentence:
        'JSON text exchanged between systems that are not part of a closed ecosystem MUST be encoded using UTF-8',
    },
  },
  'error.unknown-operation': {
    level: 'info',
    kind: 'observed',
    source: {
      document: 'Recorded answers of the service',
      sentence:
        'A path with a raw slash in an ARN is answered 200 with an UnknownOperationException in the body.',
    },
  },
  'error.none': { level: 'must', ...statusClass },
  'retry.transient': {
    level: 'should',
    ...retries('you should retry original requests that receive server (5xx) or throttling errors'),
  },
  'retry.connection': {
    level: 'should',
    kind: 'documented',
    source: {
      document: 'AWS SDK for Python developer guide, Retries, Retryable errors',
      sentence: 'socket-level failures where no HTTP response was received',
    },
  },
  'retry.trait': {
    level: 'should',
    kind: 'documented',
    source: {
      document: 'Amazon Bedrock Runtime API model since 2024-08-29, ModelNotReadyException',
      sentence: 'The AWS SDK will automatically retry the operation up to 5 times.',
    },
  },
  'retry.refused': {
    level: 'should',
    ...retries(
      'client errors (4xx) indicate that you need to revise the request to correct the problem before trying again',
    ),
  },
  'retry.backoff': {
    level: 'should',
    ...retries('use progressively longer waits between retries for consecutive error responses'),
  },
  'retry.attempts': {
    level: 'must',
    kind: 'documented',
    source: {
      document: 'AWS SDKs and Tools Reference Guide, Retry behavior',
      sentence:
        'The default maximum number of attempts with this mode is three, unless max_attempts is explicitly configured.',
    },
  },
  'retry.same-request': { level: 'must', ...retries('retry original requests') },
  'retry.signature': {
    level: 'must',
    kind: 'protocol',
    source: {
      document: 'AWS documentation, Create a signed AWS API request',
      sentence: 'You must include the host header, and any x-amz-* headers in the request.',
    },
  },
  'retry.token': {
    level: 'must',
    kind: 'modelled',
    source: {
      document: 'Smithy 2.0, idempotencyToken trait',
      sentence: 'used by the server to identify and discard replayed requests',
    },
  },
  'retry.stream': {
    level: 'should',
    kind: 'protocol',
    source: {
      document: 'RFC 9110, section 9.2.2',
      sentence: 'A client SHOULD NOT automatically retry a request with a non-idempotent method',
    },
  },
} as const satisfies Record<string, Rule>

export type ErrorRuleId = keyof typeof errorRules

/** The requirements on clients whose call fails, by id. */
export const errorRequirements: ReadonlyMap<ErrorRuleId, Requirement> = clientRequirements(errorRules)
