import type { Level, Requirement, RequirementKind, Source } from '../../contract/requirement.js'

/** A requirement on clients, without its name. */
export interface Rule {
  /** The first revision that it holds for; the oldest unless given. */
  readonly since?: string
  readonly level: Level
  readonly kind: RequirementKind
  readonly source: Source
}

const from =
  (document: string, kind: RequirementKind = 'protocol') =>
  (sentence: string, level: Level = 'must'): Rule => ({ level, kind, source: { document, sentence } })

/** API keys as bearer tokens came with the revision of that date. */
const sinceTokens =
  (document: string) =>
  (sentence: string): Rule => ({ ...from(document)(sentence), since: '2025-06-30' })

const http = (section: string) => from(`RFC 9110, section ${section}`)
const http1 = (section: string) => from(`RFC 9112, section ${section}`)
const uri = from('RFC 3986, section 2.2')
const json = (section: string) => from(`RFC 8259, section ${section}`)
const restJson = from('Smithy 2.0, AWS restJson1 protocol')
const bindings = from('Smithy 2.0, HTTP bindings')
const signing = from('AWS documentation, Create a signed AWS API request')
const token = from('Smithy 2.0, idempotencyToken trait')
const evolution = from('Smithy 2.0, Model evolution')

const reserved =
  "If data for a URI component would conflict with a reserved character's purpose as a delimiter, then the conflicting data must be percent-encoded"
const provided =
  'Each member value provided for the structure is serialized as a JSON property where the property name is the same as the member name.'
const base64 = 'blob: JSON string value that is base64 encoded.'

/** What is asked of every client, whatever the operation. */
const rules = {
  'request.path': bindings(
    'Characters not defined as unreserved by RFC 3986 section 2.3 MUST be percent-encoded.',
  ),
  'request.reserved': uri(reserved, 'should'),
  'request.query': uri(reserved),
  'request.undocumented': restJson(provided),
  'request.absent': restJson(provided),
  'request.content-type': restJson(
    'The aws.protocols#restJson1 protocol uses a default Content-Type of application/json.',
  ),
  'request.accept': http('12.5.1')(
    'The "Accept" header field can be used by user agents to specify their preferences regarding response media types.',
    'should',
  ),
  'request.content-length': http('8.6')(
    'A user agent SHOULD send Content-Length in a request when the method defines a meaning for enclosed content',
  ),
  'request.host': http('7.2')('A user agent MUST generate a Host header field in a request'),
  'request.blob': restJson(base64),
  'request.numbers': restJson('integer: JSON number. float: JSON number for numeric values.'),
  'request.unicode': json('8.1')(
    'JSON text exchanged between systems that are not part of a closed ecosystem MUST be encoded using UTF-8',
  ),
  'request.empty': restJson(provided),
  'request.document': restJson('document: Any JSON value'),
  'request.large': http('8.6')('Any Content-Length field value greater than or equal to zero is valid.'),
  'request.payload': bindings(
    'When a string or blob member is referenced, the raw value is serialized as the body of the message.',
  ),
  'request.token': token(
    'Client implementations MAY automatically provide a value for a request token member',
    'should',
  ),
  'request.token.own': token('if and only if the member is not explicitly provided'),
  'request.endpoint': http1('3.2.1')(
    'a client MUST send only the absolute path and query components of the target URI as the request-target',
  ),
  'request.once': http('9.2.2')(
    'A client SHOULD NOT automatically retry a request with a non-idempotent method',
  ),
  'request.any': bindings(
    'structure members that are not bound as part of the HTTP message are serialized in a protocol-specific document',
  ),
  'connection.reuse': http1('9.3')('HTTP implementations SHOULD support persistent connections.', 'should'),
  'connection.http1': http1('2.3')(
    'HTTP uses a "<major>.<minor>" numbering scheme to indicate versions of the protocol.',
  ),
  'connection.http2': {
    ...from('service model since 2025-04-28', 'modelled')('protocolSettings: h2 optional'),
    since: '2025-04-28',
  },
  'connection.tls': http('4.3.4')(
    "a client MUST verify that the service's identity is an acceptable match for the URI's origin server",
  ),
  'authentication.signature': signing(
    'AWS then replicates this process and verifies the signature, granting or denying access accordingly.',
  ),
  'authentication.path': signing(
    'Each path segment must be URI-encoded twice (except for Amazon S3 which only gets URI-encoded once).',
  ),
  'authentication.scope': from('service model', 'modelled')('signatureVersion: v4, signingName: bedrock'),
  'authentication.headers': signing(
    'You must include the host header, and any x-amz-* headers in the request.',
  ),
  'authentication.secret': signing('Calculating a signature using your AWS credentials.'),
  'authentication.bearer': sinceTokens('RFC 6750, section 2.1')(
    'Clients SHOULD make authenticated requests with a bearer token using the "Authorization" request header field',
  ),
  'authentication.bearer.alone': sinceTokens('RFC 6750, section 2')(
    'Clients MUST NOT use more than one method to transmit the token in each request.',
  ),
  'answer.members.unknown': evolution(
    'new members may be added to structures, so members that are not known must be ignored',
  ),
  'answer.enum.unknown': evolution(
    'new values may be added to enums, so values that are not known must be tolerated',
  ),
  'answer.union.unknown': evolution(
    'new members may be added to unions, so members that are not known must be tolerated',
  ),
  'answer.null': restJson('a member that is null counts as not provided'),
  'answer.numbers': json('6')('A fraction part is a decimal point followed by one or more digits.', 'should'),
  'answer.escapes': json('7')('Any character may be escaped.'),
  'answer.unicode': json('8.1')(
    'JSON text exchanged between systems that are not part of a closed ecosystem MUST be encoded using UTF-8',
  ),
  'answer.order': json('1')('An object is an unordered collection of zero or more name/value pairs'),
  'answer.whitespace': json('2')(
    'Insignificant whitespace is allowed before or after any of the six structural characters.',
  ),
  'answer.empty': restJson(provided),
  'answer.large': http('8.6')('Any Content-Length field value greater than or equal to zero is valid.'),
  'answer.headers': http('5.1')('Field names are case-insensitive'),
  'answer.framing': http1('6.1')('A recipient MUST be able to parse the chunked transfer coding'),
  'answer.blob': restJson(base64),
  'answer.payload': bindings(
    'When a string or blob member is referenced, the raw value is serialized as the body of the message.',
  ),
  'answer.timestamp': from('service model', 'modelled')('Timestamp: timestampFormat iso8601'),
  'answer.document': restJson('document: Any JSON value'),
  'answer.typed': evolution(
    'new members may be added to structures, so members that are not known must be ignored',
    'info',
  ),
} as const satisfies Record<string, Rule>

export type ClientRuleId = keyof typeof rules

/** The requirements on clients that a table states, by their names in it. */
export const clientRequirements = <Id extends string>(
  table: Readonly<Record<Id, Rule>>,
): ReadonlyMap<Id, Requirement> =>
  new Map(
    Object.entries<Rule>(table).map(([id, rule]) => [
      id as Id,
      { since: '2023-09-28', ...rule, id: `client.${id}`, enforcement: { status: 'unknown' } },
    ]),
  )

const requirements = clientRequirements(rules)

/** The requirement on clients with this name. */
export const clientRule = (id: ClientRuleId): Requirement => requirements.get(id)!
