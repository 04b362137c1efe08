import {
  enumeration,
  list,
  optional,
  required,
  simple,
  structure,
  union,
  type ShapeTable,
} from '../define.js'

/** Tool configuration, tool use and tool results. */
export const tools = {
  AnyToolChoice: structure('2024-05-30', {}),
  AutoToolChoice: structure('2024-05-30', {}),
  SpecificToolChoice: structure('2024-05-30', {
    name: required('ToolName'),
  }),
  SystemTool: structure('2025-10-29', {
    name: required('ToolName'),
  }),
  Tool: union('2024-05-30', {
    toolSpec: optional('ToolSpecification'),
    systemTool: optional('SystemTool', '2025-10-29'),
    cachePoint: optional('CachePointBlock', '2025-03-31'),
  }),
  ToolAdditionBlock: structure('2026-07-31', {
    tool: required('ToolReference'),
  }),
  ToolChoice: union('2024-05-30', {
    auto: optional('AutoToolChoice'),
    any: optional('AnyToolChoice'),
    tool: optional('SpecificToolChoice'),
  }),
  ToolConfiguration: structure('2024-05-30', {
    tools: required('ToolConfigurationToolsList'),
    toolChoice: optional('ToolChoice'),
  }),
  ToolConfigurationToolsList: list('2024-05-30', 'Tool', { min: 1 }),
  ToolInputSchema: union('2024-05-30', {
    json: optional('Document'),
  }),
  ToolName: simple('string', '2024-05-30', {
    min: 1,
    max: 64,
    pattern: [
      ['2024-05-30', '[a-zA-Z][a-zA-Z0-9_]*'],
      ['2025-01-17', '[a-zA-Z0-9_-]+'],
    ],
  }),
  ToolReference: structure('2026-07-31', {
    type: optional('ToolReferenceTypeString'),
    name: optional('ToolReferenceNameString'),
    serverName: optional('ToolReferenceServerNameString'),
  }),
  ToolReferenceNameString: simple('string', '2026-07-31', { min: 1, max: 128 }),
  ToolReferenceServerNameString: simple('string', '2026-07-31', { min: 1, max: 128 }),
  ToolReferenceTypeString: simple('string', '2026-07-31', { min: 1, max: 64 }),
  ToolRemovalBlock: structure('2026-07-31', {
    tool: required('ToolReference'),
  }),
  ToolResultBlock: structure('2024-05-30', {
    toolUseId: required('ToolUseId'),
    content: required('ToolResultContentBlocks'),
    status: optional('ToolResultStatus'),
    type: optional('String', '2025-10-29'),
  }),
  ToolResultContentBlock: union('2024-05-30', {
    json: optional('Document'),
    text: optional('String'),
    image: optional('ImageBlock'),
    document: optional('DocumentBlock', '2024-06-20'),
    video: optional('VideoBlock', '2024-12-03'),
    searchResult: optional('SearchResultBlock', '2025-11-19'),
  }),
  ToolResultContentBlocks: list('2024-05-30', 'ToolResultContentBlock'),
  ToolResultStatus: enumeration('2024-05-30', ['success', 'error']),
  ToolSpecification: structure('2024-05-30', {
    name: required('ToolName'),
    description: optional('NonEmptyString'),
    inputSchema: required('ToolInputSchema'),
    strict: optional('Boolean', '2026-02-04'),
  }),
  ToolUseBlock: structure('2024-05-30', {
    toolUseId: required('ToolUseId'),
    name: required('ToolName'),
    input: required('Document'),
    type: optional('ToolUseType', '2025-10-29'),
  }),
  ToolUseId: simple('string', '2024-05-30', {
    min: 1,
    max: 64,
    pattern: [
      ['2024-05-30', '[a-zA-Z0-9_-]+'],
      ['2026-04-02', '[a-zA-Z0-9_.:-]+'],
    ],
  }),
  ToolUseType: enumeration('2025-10-29', ['server_tool_use']),
} satisfies ShapeTable
