import { inUri, optional, required, structure, union, type ShapeTable } from '../define.js'

/** CountTokens. */
export const countTokens = {
  ConverseTokensRequest: structure('2025-08-20', {
    messages: optional('Messages'),
    system: optional('SystemContentBlocks'),
    toolConfig: optional('ToolConfiguration', '2025-11-18'),
    additionalModelRequestFields: optional('Document', '2025-11-18'),
  }),
  CountTokensInput: union('2025-08-20', {
    invokeModel: optional('InvokeModelTokensRequest'),
    converse: optional('ConverseTokensRequest'),
  }),
  CountTokensRequest: structure('2025-08-20', {
    modelId: inUri('modelId', required('FoundationModelVersionIdentifier')),
    input: required('CountTokensInput'),
  }),
  CountTokensResponse: structure('2025-08-20', {
    inputTokens: required('Integer'),
  }),
  InvokeModelTokensRequest: structure('2025-08-20', {
    body: required('Body'),
  }),
} satisfies ShapeTable
