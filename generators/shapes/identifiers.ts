import { choice } from '../recipes/choice.js'
import { pick, type Recipe } from '../recipes/recipe.js'
import { alphabetOf, text } from '../recipes/text.js'

const ARN = 'arn:aws:bedrock:us-east-1:123456789012'

/** Ids of models in every form that some revision knows, those first that every revision knows. */
const MODELS = [
  'anthropic.claude-v2',
  'anthropic.claude-3-haiku-20240307-v1:0',
  'amazon.nova-lite-v1:0',
  'us.anthropic.claude-3-7-sonnet-20250219-v1:0',
  'arn:aws:bedrock:us-east-1::foundation-model/anthropic.claude-3-haiku-20240307-v1:0',
  'arn:aws-us-gov:bedrock:us-gov-west-1::foundation-model/amazon.titan-text-express-v1',
  `${ARN}:inference-profile/us.anthropic.claude-3-7-sonnet-20250219-v1:0`,
  `${ARN}:application-inference-profile/abcdefghijkl`,
  `${ARN}:provisioned-model/abcdefghijkl`,
  `${ARN}:custom-model-deployment/abcdefghijkl`,
  `${ARN}:default-prompt-router/anthropic.claude:1`,
  'arn:aws:sagemaker:us-east-1:123456789012:endpoint/my-endpoint',
]
const BASE_MODELS = MODELS.slice(0, 3)

export const PROMPT_ARN = `${ARN}:prompt/ABCDEFGHIJ:1`

/** Text that only one form of identifier fits, by shape. */
const EXAMPLES: Readonly<Record<string, readonly string[]>> = {
  ConversationalModelId: MODELS,
  InvokeModelIdentifier: [...MODELS, `${ARN}:imported-model/abcdefghijkl`],
  FoundationModelVersionIdentifier: BASE_MODELS,
  AsyncInvokeIdentifier: ['amazon.nova-reel-v1:0', 'twelvelabs.marengo-embed-2-7-v1:0'],
  AsyncInvokeArn: [
    'arn:aws:bedrock:us-east-1::foundation-model/amazon.nova-reel-v1:0',
    `${ARN}:provisioned-model/abc`,
  ],
  InvokedModelId: ['arn:aws:bedrock:us-east-1::foundation-model/anthropic.claude-3-haiku-20240307-v1:0'],
  InvocationArn: [`${ARN}:async-invoke/abcdefghijkl`, `${ARN}:async-invoke/0123456789ab`],
  GuardrailIdentifier: ['gr1234567890', `${ARN}:guardrail/gr1234567890`],
  GuardrailId: ['gr1234567890'],
  GuardrailArn: [`${ARN}:guardrail/gr1234567890`],
  GuardrailVersion: ['1', '42', 'DRAFT', '99999999'],
  AutomatedReasoningRuleIdentifier: ['abcdefghijkl', '0123456789ab'],
  GuardrailAutomatedReasoningPolicyVersionArn: [
    `${ARN}:automated-reasoning-policy/abcdefghijkl`,
    `${ARN}:automated-reasoning-policy/abcdefghijkl:1`,
  ],
  S3Uri: ['s3://bucket/key', 's3://my.bucket-1', 's3://bucket/a folder/ключ.png'],
  AccountId: ['123456789012', '000000000000'],
  KmsKeyId: [
    'arn:aws:kms:us-east-1:123456789012:key/01234567-89ab-cdef-0123-456789abcdef',
    'arn:aws:kms:us-east-1:123456789012:alias/my_key',
  ],
  MimeType: ['application/json'],
  OutputConfigEffortString: ['low', 'medium', 'high', 'xhigh', 'max'],
  RequestMetadataJson: ['{"team":"search"}', '{"team":"search","trace":"0af7651916cd43dd8448eb211c80319c"}'],
}

const LETTERS = 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ'
const DIGITS = '0123456789'

/** What text of a shape is made of, the first the simplest. */
const ALPHABETS: Readonly<Record<string, string>> = {
  ToolName: `${LETTERS}${DIGITS}_-`,
  ToolUseId: `${LETTERS}${DIGITS}_-.:`,
  RequestMetadataKeyString: `${LETTERS}${DIGITS} :_@$#=/+,-.`,
  RequestMetadataValueString: `${LETTERS}${DIGITS} :_@$#=/+,-.`,
  AsyncInvokeIdempotencyToken: `${LETTERS}${DIGITS}-!~`,
  PaginationToken: `${LETTERS}${DIGITS}+/=é`,
  TagKey: `${LETTERS}${DIGITS} ._:/=+@-`,
  TagValue: `${LETTERS}${DIGITS} ._:/=+@-`,
}

export interface TextShape {
  readonly name: string
  readonly min?: number
  readonly max?: number
  readonly pattern?: string
}

/** Text of a form that the name of its shape tells; `undefined` for shapes of any text. */
export function identifiers({ name, min = 0, max = 64, pattern }: TextShape): Recipe<string> | undefined {
  const matches = pattern === undefined ? () => true : whole(pattern)
  const examples = EXAMPLES[name]?.filter(matches)
  if (examples !== undefined && examples.length > 0) return choice(...examples)
  const alphabet = ALPHABETS[name]
  if (alphabet === undefined) return undefined
  // What the revision allows as the first character and as any other.
  const [firsts, others] = [
    alphabetOf(alphabet).filter(matches),
    alphabetOf(alphabet).filter((one) => matches(`a${one}`)),
  ]
  const rest = text({ alphabet: others, length: { min: Math.max(min - 1, 0), max: Math.min(max, 256) - 1 } })
  return {
    make: (random) => pick(random, firsts) + rest.make(random),
    simplest: () => firsts[0]! + rest.simplest(),
    *simplify(value) {
      for (const simple of rest.simplify(value.slice(1))) yield value[0]! + simple
      if (!value.startsWith(firsts[0]!)) yield firsts[0]! + value.slice(1)
    },
  }
}

/** Whether the whole of a text matches, whatever anchors the pattern has. */
export function whole(pattern: string): (text: string) => boolean {
  const expression = new RegExp(`^(?:${pattern})$`, 'u')
  return (text) => expression.test(text)
}
