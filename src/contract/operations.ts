/** The operations of the service, with their HTTP binding and the errors they list. */
export interface OperationDefinition {
  readonly since: string
  readonly method: 'GET' | 'POST'
  /** URI template: `{label}` is bound to the request member of that name. */
  readonly uri: string
  readonly input: string
  readonly output: string
  readonly errors: readonly (readonly [name: string, since: string])[]
  /** Since when it is marked as reading only. */
  readonly readonly?: string
  readonly idempotent?: boolean
}

type ErrorEntry = string | readonly [name: string, since: string]

function operation(
  since: string,
  http: `${'GET' | 'POST'} /${string}`,
  input: string,
  output: string,
  errors: readonly ErrorEntry[],
  traits: Pick<OperationDefinition, 'readonly' | 'idempotent'> = {},
): OperationDefinition {
  const [method, uri] = http.split(' ') as ['GET' | 'POST', string]
  return {
    since,
    method,
    uri,
    input,
    output,
    errors: errors.map((error) => (typeof error === 'string' ? [error, since] : error)),
    ...traits,
  }
}

export const operations = {
  ApplyGuardrail: operation(
    '2024-07-10',
    'POST /guardrail/{guardrailIdentifier}/version/{guardrailVersion}/apply',
    'ApplyGuardrailRequest',
    'ApplyGuardrailResponse',
    [
      'ServiceQuotaExceededException',
      'ValidationException',
      'AccessDeniedException',
      'ResourceNotFoundException',
      'ThrottlingException',
      'InternalServerException',
      ['ServiceUnavailableException', '2025-09-29'],
    ],
  ),
  Converse: operation('2024-05-30', 'POST /model/{modelId}/converse', 'ConverseRequest', 'ConverseResponse', [
    'ValidationException',
    'AccessDeniedException',
    'ResourceNotFoundException',
    'ModelTimeoutException',
    'ModelErrorException',
    'ModelNotReadyException',
    'ThrottlingException',
    'InternalServerException',
    ['ServiceUnavailableException', '2024-07-25'],
  ]),
  ConverseStream: operation(
    '2024-05-30',
    'POST /model/{modelId}/converse-stream',
    'ConverseStreamRequest',
    'ConverseStreamResponse',
    [
      'ValidationException',
      'AccessDeniedException',
      'ResourceNotFoundException',
      'ModelTimeoutException',
      'ModelErrorException',
      'ModelNotReadyException',
      'ThrottlingException',
      'InternalServerException',
      ['ServiceUnavailableException', '2024-07-25'],
    ],
  ),
  CountTokens: operation(
    '2025-08-20',
    'POST /model/{modelId}/count-tokens',
    'CountTokensRequest',
    'CountTokensResponse',
    [
      'ValidationException',
      'AccessDeniedException',
      'ResourceNotFoundException',
      'ThrottlingException',
      'InternalServerException',
      'ServiceUnavailableException',
    ],
    { readonly: '2025-09-29' },
  ),
  GetAsyncInvoke: operation(
    '2024-12-03',
    'GET /async-invoke/{invocationArn}',
    'GetAsyncInvokeRequest',
    'GetAsyncInvokeResponse',
    ['ValidationException', 'AccessDeniedException', 'ThrottlingException', 'InternalServerException'],
    { readonly: '2025-09-29' },
  ),
  InvokeGuardrailChecks: operation(
    '2026-06-15',
    'POST /guardrail-checks/invoke',
    'InvokeGuardrailChecksRequest',
    'InvokeGuardrailChecksResponse',
    [
      'ValidationException',
      'AccessDeniedException',
      'ThrottlingException',
      'InternalServerException',
      'ServiceUnavailableException',
    ],
  ),
  InvokeModel: operation(
    '2023-09-28',
    'POST /model/{modelId}/invoke',
    'InvokeModelRequest',
    'InvokeModelResponse',
    [
      'ServiceQuotaExceededException',
      'ValidationException',
      'AccessDeniedException',
      'ResourceNotFoundException',
      'ModelTimeoutException',
      'ModelErrorException',
      'ModelNotReadyException',
      'ThrottlingException',
      'InternalServerException',
      ['ServiceUnavailableException', '2024-07-25'],
    ],
  ),
  InvokeModelWithBidirectionalStream: operation(
    '2025-04-08',
    'POST /model/{modelId}/invoke-with-bidirectional-stream',
    'InvokeModelWithBidirectionalStreamRequest',
    'InvokeModelWithBidirectionalStreamResponse',
    [
      'ServiceQuotaExceededException',
      'ValidationException',
      'AccessDeniedException',
      'ResourceNotFoundException',
      'ModelTimeoutException',
      'ModelErrorException',
      'ModelStreamErrorException',
      'ModelNotReadyException',
      'ThrottlingException',
      'InternalServerException',
      'ServiceUnavailableException',
    ],
  ),
  InvokeModelWithResponseStream: operation(
    '2023-09-28',
    'POST /model/{modelId}/invoke-with-response-stream',
    'InvokeModelWithResponseStreamRequest',
    'InvokeModelWithResponseStreamResponse',
    [
      'ServiceQuotaExceededException',
      'ValidationException',
      'AccessDeniedException',
      'ResourceNotFoundException',
      'ModelTimeoutException',
      'ModelErrorException',
      'ModelStreamErrorException',
      'ModelNotReadyException',
      'ThrottlingException',
      'InternalServerException',
      ['ServiceUnavailableException', '2024-07-25'],
    ],
  ),
  ListAsyncInvokes: operation(
    '2024-12-03',
    'GET /async-invoke',
    'ListAsyncInvokesRequest',
    'ListAsyncInvokesResponse',
    ['ValidationException', 'AccessDeniedException', 'ThrottlingException', 'InternalServerException'],
    { readonly: '2025-09-29' },
  ),
  StartAsyncInvoke: operation(
    '2024-12-03',
    'POST /async-invoke',
    'StartAsyncInvokeRequest',
    'StartAsyncInvokeResponse',
    [
      'ConflictException',
      'ServiceQuotaExceededException',
      'ValidationException',
      'AccessDeniedException',
      'ResourceNotFoundException',
      'ThrottlingException',
      'InternalServerException',
      'ServiceUnavailableException',
    ],
    { idempotent: true },
  ),
} satisfies Record<string, OperationDefinition>

export type OperationName = keyof typeof operations

export const operationNames = Object.keys(operations) as OperationName[]
