/**
 * A lawful text for every shape that has a pattern, at every revision since the shape exists. Shapes without one take
 * `text`.
 */
export const lawfulStrings: Readonly<Record<string, string>> = {
  AccountId: '123456789012',
  AsyncInvokeArn: 'arn:aws:bedrock:us-east-1::foundation-model/amazon.nova-reel-v1:0',
  AsyncInvokeIdempotencyToken: 'token-0001',
  AsyncInvokeIdentifier: 'amazon.nova-reel-v1:0',
  AutomatedReasoningRuleIdentifier: 'abcdefghij12',
  ConversationalModelId: 'anthropic.claude-3-haiku-20240307-v1:0',
  FoundationModelVersionIdentifier: 'anthropic.claude-3-haiku-20240307-v1:0',
  GuardrailArn: 'arn:aws:bedrock:us-east-1:123456789012:guardrail/gr0123456789',
  GuardrailAutomatedReasoningPolicyVersionArn:
    'arn:aws:bedrock:us-east-1:123456789012:automated-reasoning-policy/abcdefghij12:1',
  GuardrailId: 'gr0123456789',
  GuardrailIdentifier: 'gr0123456789',
  GuardrailVersion: '1',
  InvocationArn: 'arn:aws:bedrock:us-east-1:123456789012:async-invoke/abcdefghij12',
  InvokeModelIdentifier: 'amazon.titan-text-express-v1',
  InvokedModelId:
    'arn:aws:bedrock:us-east-1:123456789012:inference-profile/us.anthropic.claude-3-haiku-20240307-v1:0',
  KmsKeyId: 'arn:aws:kms:us-east-1:123456789012:key/01234567-89ab-cdef-0123-456789abcdef',
  PaginationToken: 'page-2',
  RequestMetadataKeyString: 'project',
  RequestMetadataValueString: 'conformance',
  S3Uri: 's3://conformance-bucket/object',
  TagKey: 'project',
  TagValue: 'conformance',
  ToolName: 'get_weather',
  ToolUseId: 'tooluse_0001',
}
