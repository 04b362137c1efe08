import {
  enumeration,
  inHeader,
  inUri,
  list,
  optional,
  required,
  requiredUntil,
  simple,
  structure,
  type ShapeTable,
} from '../define.js'

/** InvokeModel and its streaming forms. */
export const invoke = {
  Body: simple('blob', '2023-09-28', { min: 0, max: 25000000, sensitive: true }),
  InvokeModelIdentifier: simple('string', '2023-09-28', {
    min: 1,
    max: 2048,
    pattern: [
      [
        '2023-09-28',
        '^(arn:aws(-[^:]+)?:bedrock:[a-z0-9-]{1,20}:(([0-9]{12}:custom-model/[a-z0-9-]{1,63}[.]{1}[a-z0-9-]{1,63}/[a-z0-9]{12})|(:foundation-model/[a-z0-9-]{1,63}[.]{1}[a-z0-9-]{1,63}([.]?[a-z0-9-]{1,63})([:][a-z0-9-]{1,63}){0,2})|([0-9]{12}:provisioned-model/[a-z0-9]{12})))|([a-z0-9-]{1,63}[.]{1}[a-z0-9-]{1,63}([.]?[a-z0-9-]{1,63})([:][a-z0-9-]{1,63}){0,2})|(([0-9a-zA-Z][_-]?)+)$',
      ],
      [
        '2023-10-02',
        '^(arn:aws(-[^:]+)?:bedrock:[a-z0-9-]{1,20}:(([0-9]{12}:custom-model/[a-z0-9-]{1,63}[.]{1}[a-z0-9-]{1,63}/[a-z0-9]{12})|(:foundation-model/[a-z0-9-]{1,63}[.]{1}[a-z0-9-]{1,63}([.]?[a-z0-9-]{1,63}))|([0-9]{12}:provisioned-model/[a-z0-9]{12})))|([a-z0-9-]{1,63}[.]{1}[a-z0-9-]{1,63}([.]?[a-z0-9-]{1,63}))|(([0-9a-zA-Z][_-]?)+)$',
      ],
      [
        '2023-11-28',
        '(arn:aws(-[^:]+)?:bedrock:[a-z0-9-]{1,20}:(([0-9]{12}:custom-model/[a-z0-9-]{1,63}[.]{1}[a-z0-9-]{1,63}/[a-z0-9]{12})|(:foundation-model/[a-z0-9-]{1,63}[.]{1}[a-z0-9-]{1,63}([.:]?[a-z0-9-]{1,63}))|([0-9]{12}:provisioned-model/[a-z0-9]{12})))|([a-z0-9-]{1,63}[.]{1}[a-z0-9-]{1,63}([.:]?[a-z0-9-]{1,63}))|(([0-9a-zA-Z][_-]?)+)',
      ],
      [
        '2024-08-27',
        '(arn:aws(-[^:]+)?:bedrock:[a-z0-9-]{1,20}:(([0-9]{12}:custom-model/[a-z0-9-]{1,63}[.]{1}[a-z0-9-]{1,63}/[a-z0-9]{12})|(:foundation-model/[a-z0-9-]{1,63}[.]{1}[a-z0-9-]{1,63}([.:]?[a-z0-9-]{1,63}))|([0-9]{12}:provisioned-model/[a-z0-9]{12})|([0-9]{12}:inference-profile/[a-zA-Z0-9-:.]+)))|([a-z0-9-]{1,63}[.]{1}[a-z0-9-]{1,63}([.:]?[a-z0-9-]{1,63}))|(([0-9a-zA-Z][_-]?)+)|([a-zA-Z0-9-:.]+)',
      ],
      [
        '2024-08-29',
        '(arn:aws(-[^:]+)?:bedrock:[a-z0-9-]{1,20}:(([0-9]{12}:custom-model/[a-z0-9-]{1,63}[.]{1}[a-z0-9-]{1,63}/[a-z0-9]{12})|(:foundation-model/[a-z0-9-]{1,63}[.]{1}[a-z0-9-]{1,63}([.:]?[a-z0-9-]{1,63}))|([0-9]{12}:imported-model/[a-z0-9]{12})|([0-9]{12}:provisioned-model/[a-z0-9]{12})|([0-9]{12}:inference-profile/[a-zA-Z0-9-:.]+)))|([a-z0-9-]{1,63}[.]{1}[a-z0-9-]{1,63}([.:]?[a-z0-9-]{1,63}))|(([0-9a-zA-Z][_-]?)+)|([a-zA-Z0-9-:.]+)',
      ],
      [
        '2024-10-18',
        '(arn:aws(-[^:]+)?:bedrock:[a-z0-9-]{1,20}:(([0-9]{12}:custom-model/[a-z0-9-]{1,63}[.]{1}[a-z0-9-]{1,63}/[a-z0-9]{12})|(:foundation-model/[a-z0-9-]{1,63}[.]{1}[a-z0-9-]{1,63}([.:]?[a-z0-9-]{1,63}))|([0-9]{12}:imported-model/[a-z0-9]{12})|([0-9]{12}:provisioned-model/[a-z0-9]{12})))|([a-z0-9-]{1,63}[.]{1}[a-z0-9-]{1,63}([.:]?[a-z0-9-]{1,63}))|(([0-9a-zA-Z][_-]?)+)|(arn:aws(|-us-gov|-cn|-iso|-iso-b):bedrock:(|[0-9a-z-]{1,20}):(|[0-9]{12}):(model-gateway|inference-profile)/[a-zA-Z0-9-:.]+)|([a-zA-Z0-9-:.]+)',
      ],
      [
        '2024-10-22',
        '(arn:aws(-[^:]+)?:bedrock:[a-z0-9-]{1,20}:(([0-9]{12}:custom-model/[a-z0-9-]{1,63}[.]{1}[a-z0-9-]{1,63}/[a-z0-9]{12})|(:foundation-model/[a-z0-9-]{1,63}[.]{1}[a-z0-9-]{1,63}([.:]?[a-z0-9-]{1,63}))|([0-9]{12}:imported-model/[a-z0-9]{12})|([0-9]{12}:provisioned-model/[a-z0-9]{12})|([0-9]{12}:inference-profile/[a-zA-Z0-9-:.]+)))|([a-z0-9-]{1,63}[.]{1}[a-z0-9-]{1,63}([.:]?[a-z0-9-]{1,63}))|(([0-9a-zA-Z][_-]?)+)|([a-zA-Z0-9-:.]+)',
      ],
      [
        '2024-10-29',
        '(arn:aws(-[^:]+)?:bedrock:[a-z0-9-]{1,20}:(([0-9]{12}:custom-model/[a-z0-9-]{1,63}[.]{1}[a-z0-9-]{1,63}/[a-z0-9]{12})|(:foundation-model/[a-z0-9-]{1,63}[.]{1}[a-z0-9-]{1,63}([.:]?[a-z0-9-]{1,63}))|([0-9]{12}:imported-model/[a-z0-9]{12})|([0-9]{12}:provisioned-model/[a-z0-9]{12})|([0-9]{12}:(inference-profile|application-inference-profile)/[a-zA-Z0-9-:.]+)))|([a-z0-9-]{1,63}[.]{1}[a-z0-9-]{1,63}([.:]?[a-z0-9-]{1,63}))|(([0-9a-zA-Z][_-]?)+)|([a-zA-Z0-9-:.]+)',
      ],
      [
        '2024-11-07',
        '(arn:aws(-[^:]+)?:bedrock:[a-z0-9-]{1,20}:(([0-9]{12}:custom-model/[a-z0-9-]{1,63}[.]{1}[a-z0-9-]{1,63}/[a-z0-9]{12})|(:foundation-model/[a-z0-9-]{1,63}[.]{1}[a-z0-9-]{1,63}([.:]?[a-z0-9-]{1,63}))|([0-9]{12}:imported-model/[a-z0-9]{12})|([0-9]{12}:provisioned-model/[a-z0-9]{12})|([0-9]{12}:(inference-profile|application-inference-profile)/[a-zA-Z0-9-:.]+)))|([a-z0-9-]{1,63}[.]{1}[a-z0-9-]{1,63}([.:]?[a-z0-9-]{1,63}))|(([0-9a-zA-Z][_-]?)+)|([a-zA-Z0-9-:.]+)$|(^(arn:aws(-[^:]+)?:bedrock:[a-z0-9-]{1,20}:[0-9]{12}:prompt/[0-9a-zA-Z]{10}(?::[0-9]{1,5})?))',
      ],
      [
        '2024-12-04',
        '(arn:aws(-[^:]+)?:bedrock:[a-z0-9-]{1,20}:(([0-9]{12}:custom-model/[a-z0-9-]{1,63}[.]{1}[a-z0-9-]{1,63}/[a-z0-9]{12})|(:foundation-model/[a-z0-9-]{1,63}[.]{1}[a-z0-9-]{1,63}([.:]?[a-z0-9-]{1,63}))|([0-9]{12}:imported-model/[a-z0-9]{12})|([0-9]{12}:provisioned-model/[a-z0-9]{12})|([0-9]{12}:(inference-profile|application-inference-profile)/[a-zA-Z0-9-:.]+)))|([a-z0-9-]{1,63}[.]{1}[a-z0-9-]{1,63}([.:]?[a-z0-9-]{1,63}))|(([0-9a-zA-Z][_-]?)+)|([a-zA-Z0-9-:.]+)$|(^(arn:aws(-[^:]+)?:bedrock:[a-z0-9-]{1,20}:[0-9]{12}:prompt/[0-9a-zA-Z]{10}(?::[0-9]{1,5})?))$|(^arn:aws:sagemaker:[a-z0-9-]+:[0-9]{12}:endpoint/[a-zA-Z0-9-]+$)|(^arn:aws(-[^:]+)?:bedrock:([0-9a-z-]{1,20}):([0-9]{12}):default-prompt-router/[a-zA-Z0-9-:.]+$)',
      ],
      [
        '2025-03-05',
        '(arn:aws(-[^:]+)?:bedrock:[a-z0-9-]{1,20}:(([0-9]{12}:custom-model/[a-z0-9-]{1,63}[.]{1}[a-z0-9-]{1,63}/[a-z0-9]{12})|(:foundation-model/[a-z0-9-]{1,63}[.]{1}[a-z0-9-]{1,63}([.:]?[a-z0-9-]{1,63}))|([0-9]{12}:imported-model/[a-z0-9]{12})|([0-9]{12}:provisioned-model/[a-z0-9]{12})|([0-9]{12}:(inference-profile|application-inference-profile)/[a-zA-Z0-9-:.]+)))|([a-z0-9-]{1,63}[.]{1}[a-z0-9-]{1,63}([.:]?[a-z0-9-]{1,63}))|(([0-9a-zA-Z][_-]?)+)|([a-zA-Z0-9-:.]+)$|(^(arn:aws(-[^:]+)?:bedrock:[a-z0-9-]{1,20}:[0-9]{12}:prompt/[0-9a-zA-Z]{10}(?::[0-9]{1,5})?))$|(^arn:aws:sagemaker:[a-z0-9-]+:[0-9]{12}:endpoint/[a-zA-Z0-9-]+$)|(^arn:aws(-[^:]+)?:bedrock:([0-9a-z-]{1,20}):([0-9]{12}):(default-)?prompt-router/[a-zA-Z0-9-:.]+$)',
      ],
      [
        '2025-07-16',
        '(arn:aws(-[^:]+)?:bedrock:[a-z0-9-]{1,20}:(([0-9]{12}:custom-model/[a-z0-9-]{1,63}[.]{1}[a-z0-9-]{1,63}/[a-z0-9]{12})|(:foundation-model/[a-z0-9-]{1,63}[.]{1}[a-z0-9-]{1,63}([.:]?[a-z0-9-]{1,63}))|([0-9]{12}:imported-model/[a-z0-9]{12})|([0-9]{12}:provisioned-model/[a-z0-9]{12})|([0-9]{12}:custom-model-deployment/[a-z0-9]{12})|([0-9]{12}:(inference-profile|application-inference-profile)/[a-zA-Z0-9-:.]+)))|([a-z0-9-]{1,63}[.]{1}[a-z0-9-]{1,63}([.:]?[a-z0-9-]{1,63}))|(([0-9a-zA-Z][_-]?)+)|([a-zA-Z0-9-:.]+)$|(^(arn:aws(-[^:]+)?:bedrock:[a-z0-9-]{1,20}:[0-9]{12}:prompt/[0-9a-zA-Z]{10}(?::[0-9]{1,5})?))$|(^arn:aws:sagemaker:[a-z0-9-]+:[0-9]{12}:endpoint/[a-zA-Z0-9-]+$)|(^arn:aws(-[^:]+)?:bedrock:([0-9a-z-]{1,20}):([0-9]{12}):(default-)?prompt-router/[a-zA-Z0-9-:.]+$)',
      ],
    ],
  }),
  InvokeModelRequest: structure(
    '2023-09-28',
    {
      body: requiredUntil('2024-11-07', 'Body'),
      contentType: inHeader('Content-Type', optional('MimeType')),
      accept: inHeader('Accept', optional('MimeType')),
      modelId: inUri('modelId', required('InvokeModelIdentifier')),
      trace: inHeader('X-Amzn-Bedrock-Trace', optional('Trace', '2024-04-23')),
      guardrailIdentifier: inHeader(
        'X-Amzn-Bedrock-GuardrailIdentifier',
        optional('GuardrailIdentifier', '2024-04-23'),
      ),
      guardrailVersion: inHeader(
        'X-Amzn-Bedrock-GuardrailVersion',
        optional('GuardrailVersion', '2024-04-23'),
      ),
      performanceConfigLatency: inHeader(
        'X-Amzn-Bedrock-PerformanceConfig-Latency',
        optional('PerformanceConfigLatency', '2024-12-03.1'),
      ),
      serviceTier: inHeader('X-Amzn-Bedrock-Service-Tier', optional('ServiceTierType', '2025-11-18')),
      requestMetadata: inHeader(
        'X-Amzn-Bedrock-Request-Metadata',
        optional('RequestMetadataJson', '2026-05-20'),
      ),
    },
    { payload: 'body' },
  ),
  InvokeModelResponse: structure(
    '2023-09-28',
    {
      body: required('Body'),
      contentType: inHeader('Content-Type', required('MimeType')),
      performanceConfigLatency: inHeader(
        'X-Amzn-Bedrock-PerformanceConfig-Latency',
        optional('PerformanceConfigLatency', '2024-12-03.1'),
      ),
      serviceTier: inHeader('X-Amzn-Bedrock-Service-Tier', optional('ServiceTierType', '2025-11-18')),
    },
    { payload: 'body' },
  ),
  InvokeModelWithBidirectionalStreamRequest: structure(
    '2025-04-08',
    {
      modelId: inUri('modelId', required('InvokeModelIdentifier')),
      body: required('InvokeModelWithBidirectionalStreamInput'),
    },
    { payload: 'body' },
  ),
  InvokeModelWithBidirectionalStreamResponse: structure(
    '2025-04-08',
    {
      body: required('InvokeModelWithBidirectionalStreamOutput'),
    },
    { payload: 'body' },
  ),
  InvokeModelWithResponseStreamRequest: structure(
    '2023-09-28',
    {
      body: requiredUntil('2024-11-07', 'Body'),
      contentType: inHeader('Content-Type', optional('MimeType')),
      accept: inHeader('X-Amzn-Bedrock-Accept', optional('MimeType')),
      modelId: inUri('modelId', required('InvokeModelIdentifier')),
      trace: inHeader('X-Amzn-Bedrock-Trace', optional('Trace', '2024-04-23')),
      guardrailIdentifier: inHeader(
        'X-Amzn-Bedrock-GuardrailIdentifier',
        optional('GuardrailIdentifier', '2024-04-23'),
      ),
      guardrailVersion: inHeader(
        'X-Amzn-Bedrock-GuardrailVersion',
        optional('GuardrailVersion', '2024-04-23'),
      ),
      performanceConfigLatency: inHeader(
        'X-Amzn-Bedrock-PerformanceConfig-Latency',
        optional('PerformanceConfigLatency', '2024-12-03.1'),
      ),
      serviceTier: inHeader('X-Amzn-Bedrock-Service-Tier', optional('ServiceTierType', '2025-11-18')),
      requestMetadata: inHeader(
        'X-Amzn-Bedrock-Request-Metadata',
        optional('RequestMetadataJson', '2026-05-20'),
      ),
    },
    { payload: 'body' },
  ),
  InvokeModelWithResponseStreamResponse: structure(
    '2023-09-28',
    {
      body: required('ResponseStream'),
      contentType: inHeader('X-Amzn-Bedrock-Content-Type', required('MimeType')),
      performanceConfigLatency: inHeader(
        'X-Amzn-Bedrock-PerformanceConfig-Latency',
        optional('PerformanceConfigLatency', '2024-12-03.1'),
      ),
      serviceTier: inHeader('X-Amzn-Bedrock-Service-Tier', optional('ServiceTierType', '2025-11-18')),
    },
    { payload: 'body' },
  ),
  InvokedModelId: simple('string', '2024-12-04', {
    pattern:
      '(arn:aws(-[^:]+)?:bedrock:[a-z0-9-]{1,20}::foundation-model/[a-z0-9-]{1,63}[.]{1}[a-z0-9-]{1,63}([a-z0-9-]{1,63}[.]){0,2}[a-z0-9-]{1,63}([:][a-z0-9-]{1,63}){0,2})|(arn:aws(|-us-gov|-cn|-iso|-iso-b):bedrock:(|[0-9a-z-]{1,20}):(|[0-9]{12}):inference-profile/[a-zA-Z0-9-:.]+)',
  }),
  MimeType: simple('string', '2023-09-28'),
  ModelOutputs: list('2024-06-18', 'GuardrailOutputText'),
  PartBody: simple('blob', '2023-09-28', { min: 0, max: 1000000, sensitive: true }),
  RequestMetadataJson: simple('string', '2026-05-20', { min: 0, max: 8500, sensitive: true }),
  Trace: enumeration('2024-04-23', ['ENABLED', 'DISABLED', ['ENABLED_FULL', '2025-04-07']]),
} satisfies ShapeTable
