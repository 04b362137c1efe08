import type { RedactionRule } from './rule.js'

/** What stands for a secret that has no form to keep to. */
export const REDACTED = 'REDACTED'
/** The access key id of the AWS documentation's examples. */
const EXAMPLE_KEY = 'AKIAIOSFODNN7EXAMPLE'
/** The account of the AWS documentation's examples. */
const EXAMPLE_ACCOUNT = '123456789012'
/** A signature is 64 hexadecimal digits, also when it signs nothing. */
const NO_SIGNATURE = '0'.repeat(64)

const authorization = ['authorization', 'proxy-authorization']
const whole = /^.+$/dgs
/** "Unique ID prefixes" of the IAM user guide. */
const prefixes = [
  'ABIA',
  'ACCA',
  'AGPA',
  'AIDA',
  'AIPA',
  'AKIA',
  'ANPA',
  'ANVA',
  'APKA',
  'AROA',
  'ASCA',
  'ASIA',
]

/** What no cassette may hold, one rule a line; those for fields first, for they know best where a secret ends. */
export const secretRules: readonly RedactionRule[] = [
  // Authorization (RFC 9110, section 11.6.2) and the scheme of Signature Version 4
  {
    name: 'access-key-id',
    fields: authorization,
    pattern: /\bCredential=(?<secret>[^/,\s]+)/dg,
    replacement: EXAMPLE_KEY,
  },
  {
    name: 'signature',
    fields: authorization,
    pattern: /\bSignature=(?<secret>[^,\s]+)/dg,
    replacement: NO_SIGNATURE,
  },
  {
    name: 'authorization',
    fields: authorization,
    pattern: /^(?!AWS4-[\w-]+ (?=.*Credential=)(?=.*Signature=))(?:[!#$%&'*+.^_`|~\w-]+ +)?(?<secret>.+)$/dgs,
    replacement: REDACTED,
  },
  // Tokens, keys and passwords by the name of their field
  {
    name: 'security-token',
    fields: [
      'x-amz-security-token',
      'x-amz-s3session-token',
      'sessionToken',
      'aws_session_token',
      'securityToken',
    ],
    pattern: whole,
    replacement: REDACTED,
  },
  {
    name: 'secret-key',
    fields: [
      'secretAccessKey',
      'aws_secret_access_key',
      'secretKey',
      'clientSecret',
      'privateKey',
      'password',
      'passwd',
      'passphrase',
    ],
    pattern: whole,
    replacement: REDACTED,
  },
  {
    name: 'access-key-id',
    fields: ['accessKeyId', 'aws_access_key_id', 'accessKey'],
    pattern: whole,
    replacement: EXAMPLE_KEY,
  },
  {
    name: 'api-key',
    fields: [
      'x-api-key',
      'api-key',
      'apikey',
      'x-goog-api-key',
      'ocp-apim-subscription-key',
      'access_token',
      'refresh_token',
      'id_token',
      'auth_token',
      'x-auth-token',
      'bearer_token',
      'aws_bearer_token_bedrock',
    ],
    pattern: whole,
    replacement: REDACTED,
  },
  // Cookies (RFC 6265): names and attributes stay
  {
    name: 'cookie',
    fields: ['cookie'],
    pattern: /(?:^|;)\s*(?:[^=;]*=)?(?<secret>[^;]+)/dg,
    replacement: REDACTED,
  },
  {
    name: 'cookie',
    fields: ['set-cookie'],
    pattern: /^\s*(?:[^=;]*=)?(?<secret>[^;]+)/dg,
    replacement: REDACTED,
  },
  // Presigned requests
  {
    name: 'access-key-id',
    fields: ['x-amz-credential'],
    pattern: /^(?<secret>[^/]+)/dg,
    replacement: EXAMPLE_KEY,
  },
  { name: 'signature', fields: ['x-amz-signature'], pattern: whole, replacement: NO_SIGNATURE },
  {
    name: 'signature',
    hints: ['Signature='],
    pattern: /[?&]Signature=(?<secret>[^&#\s"']+)/dg,
    replacement: REDACTED,
  },
  // Accounts
  {
    name: 'account-id',
    fields: [
      'bucketOwner',
      'accountId',
      'awsAccountId',
      'x-amz-expected-bucket-owner',
      'x-amz-source-account',
      'x-amz-account-id',
    ],
    pattern: /^(?<secret>\d{12})$/dg,
    replacement: EXAMPLE_ACCOUNT,
  },
  {
    name: 'account-id',
    hints: ['arn:aws'],
    pattern: /\barn:aws[a-z-]*:[a-z0-9-]*:[a-z0-9-]*:(?<secret>\d{12})(?!\d)/dg,
    replacement: EXAMPLE_ACCOUNT,
  },
  // Secrets that show themselves
  {
    name: 'access-key-id',
    hints: prefixes,
    pattern: new RegExp(`(?:${prefixes.join('|')})(?<secret>[A-Z0-9]{16,})`, 'dg'),
    replacement: EXAMPLE_KEY.slice(4),
  },
  {
    name: 'security-token',
    hints: ['IQoJb3JpZ2lu', 'oGZXIvYXdz', 'AQoDYXdz'],
    pattern: /\b(?:IQoJb3JpZ2lu|[A-Z][A-Za-z]oGZXIvYXdz|AQoDYXdz)[A-Za-z0-9+/_-]{32,}={0,2}/dg,
    replacement: REDACTED,
  },
  {
    name: 'api-key',
    hints: ['ABSK', 'bedrock-api-key-', 'sk-'],
    pattern:
      /\b(?:ABSK[A-Za-z0-9+/]{24,}|bedrock-api-key-[A-Za-z0-9+/_-]{16,}|sk-[A-Za-z0-9_-]{20,})={0,2}/dg,
    replacement: REDACTED,
  },
  {
    name: 'authorization',
    hints: ['earer ', 'EARER '],
    pattern: /\bBearer +(?<secret>[A-Za-z0-9\-._~+/]{16,}=*)/dgi,
    replacement: REDACTED,
  },
  {
    name: 'jwt',
    hints: ['.eyJ'],
    pattern: /\beyJ[\w-]{8,4096}\.eyJ[\w-]{8,8192}\.[\w-]{16,}/dg,
    replacement: REDACTED,
  },
  {
    name: 'private-key',
    hints: ['PRIVATE KEY'],
    pattern: /-----BEGIN [A-Z ]{0,20}PRIVATE KEY-----(?<secret>[^-]+)-----END/dg,
    replacement: REDACTED,
  },
]
