/** Facts about the service as a whole, each with the revision since which the model says so. */
export const serviceFacts: readonly (readonly [key: string, since: string, value: string])[] = [
  ['meta.apiVersion', '2023-09-28', '2023-09-30'],
  ['meta.endpointPrefix', '2023-09-28', 'bedrock-runtime'],
  ['meta.protocol', '2023-09-28', 'rest-json'],
  ['meta.serviceId', '2023-09-28', 'Bedrock Runtime'],
  ['meta.signatureVersion', '2023-09-28', 'v4'],
  ['meta.signingName', '2023-09-28', 'bedrock'],
  ['meta.auth', '2024-07-25', '["aws.auth#sigv4"]'],
  ['meta.protocolSettings', '2025-04-28', '{"h2": "optional"}'],
  ['meta.auth', '2025-06-30', '["aws.auth#sigv4", "smithy.api#httpBearerAuth"]'],
]
