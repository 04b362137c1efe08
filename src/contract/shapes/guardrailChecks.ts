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

/** InvokeGuardrailChecks. */
export const guardrailChecks = {
  GuardrailChecksConfig: structure('2026-06-15', {
    contentFilter: optional('GuardrailChecksContentFilterConfig'),
    promptAttack: optional('GuardrailChecksPromptAttackConfig'),
    sensitiveInformation: optional('GuardrailChecksSensitiveInformationConfig'),
  }),
  GuardrailChecksContentBlock: union('2026-06-15', {
    text: optional('GuardrailChecksTextContent'),
  }),
  GuardrailChecksContentBlockList: list('2026-06-15', 'GuardrailChecksContentBlock', { min: 1 }),
  GuardrailChecksContentFilterCategory: enumeration('2026-06-15', [
    'VIOLENCE',
    'HATE',
    'SEXUAL',
    'MISCONDUCT',
    'INSULTS',
  ]),
  GuardrailChecksContentFilterCategoryConfig: structure('2026-06-15', {
    category: required('GuardrailChecksContentFilterCategory'),
  }),
  GuardrailChecksContentFilterCategoryConfigList: list(
    '2026-06-15',
    'GuardrailChecksContentFilterCategoryConfig',
    { min: 1, max: 5 },
  ),
  GuardrailChecksContentFilterConfig: structure('2026-06-15', {
    categories: required('GuardrailChecksContentFilterCategoryConfigList'),
  }),
  GuardrailChecksContentFilterResult: structure('2026-06-15', {
    results: required('GuardrailChecksContentFilterResultList'),
  }),
  GuardrailChecksContentFilterResultEntry: structure('2026-06-15', {
    category: required('GuardrailChecksContentFilterCategory'),
    severityScore: required('GuardrailChecksContentFilterResultEntrySeverityScoreDouble'),
  }),
  GuardrailChecksContentFilterResultEntrySeverityScoreDouble: simple('double', '2026-06-15', {
    min: 0.0,
    max: 1.0,
  }),
  GuardrailChecksContentFilterResultList: list('2026-06-15', 'GuardrailChecksContentFilterResultEntry'),
  GuardrailChecksContentFilterUsage: structure('2026-06-15', {
    textUnits: required('Integer'),
  }),
  GuardrailChecksMessage: structure('2026-06-15', {
    role: required('GuardrailChecksRole'),
    content: required('GuardrailChecksContentBlockList'),
  }),
  GuardrailChecksMessageList: list('2026-06-15', 'GuardrailChecksMessage', { min: 1 }),
  GuardrailChecksPromptAttackCategory: enumeration('2026-06-15', [
    'JAILBREAK',
    'PROMPT_INJECTION',
    'PROMPT_LEAKAGE',
  ]),
  GuardrailChecksPromptAttackCategoryConfig: structure('2026-06-15', {
    category: required('GuardrailChecksPromptAttackCategory'),
  }),
  GuardrailChecksPromptAttackCategoryConfigList: list(
    '2026-06-15',
    'GuardrailChecksPromptAttackCategoryConfig',
    { min: 1, max: 3 },
  ),
  GuardrailChecksPromptAttackConfig: structure('2026-06-15', {
    categories: required('GuardrailChecksPromptAttackCategoryConfigList'),
  }),
  GuardrailChecksPromptAttackResult: structure('2026-06-15', {
    results: required('GuardrailChecksPromptAttackResultList'),
  }),
  GuardrailChecksPromptAttackResultEntry: structure('2026-06-15', {
    category: required('GuardrailChecksPromptAttackCategory'),
    severityScore: required('GuardrailChecksPromptAttackResultEntrySeverityScoreDouble'),
  }),
  GuardrailChecksPromptAttackResultEntrySeverityScoreDouble: simple('double', '2026-06-15', {
    min: 0.0,
    max: 1.0,
  }),
  GuardrailChecksPromptAttackResultList: list('2026-06-15', 'GuardrailChecksPromptAttackResultEntry'),
  GuardrailChecksPromptAttackUsage: structure('2026-06-15', {
    textUnits: required('Integer'),
  }),
  GuardrailChecksResults: structure('2026-06-15', {
    contentFilter: optional('GuardrailChecksContentFilterResult'),
    promptAttack: optional('GuardrailChecksPromptAttackResult'),
    sensitiveInformation: optional('GuardrailChecksSensitiveInformationResult'),
  }),
  GuardrailChecksRole: enumeration('2026-06-15', ['user', 'assistant', 'system']),
  GuardrailChecksSensitiveInformationConfig: structure('2026-06-15', {
    entities: required('GuardrailChecksSensitiveInformationEntityConfigList'),
  }),
  GuardrailChecksSensitiveInformationEntityConfig: structure('2026-06-15', {
    type: required('GuardrailChecksSensitiveInformationEntityType'),
  }),
  GuardrailChecksSensitiveInformationEntityConfigList: list(
    '2026-06-15',
    'GuardrailChecksSensitiveInformationEntityConfig',
    { min: 1, max: 31 },
  ),
  GuardrailChecksSensitiveInformationEntityType: enumeration('2026-06-15', [
    'ADDRESS',
    'AGE',
    'AWS_ACCESS_KEY',
    'AWS_SECRET_KEY',
    'CA_HEALTH_NUMBER',
    'CA_SOCIAL_INSURANCE_NUMBER',
    'CREDIT_DEBIT_CARD_CVV',
    'CREDIT_DEBIT_CARD_EXPIRY',
    'CREDIT_DEBIT_CARD_NUMBER',
    'DRIVER_ID',
    'EMAIL',
    'INTERNATIONAL_BANK_ACCOUNT_NUMBER',
    'IP_ADDRESS',
    'LICENSE_PLATE',
    'MAC_ADDRESS',
    'NAME',
    'PASSWORD',
    'PHONE',
    'PIN',
    'SWIFT_CODE',
    'UK_NATIONAL_HEALTH_SERVICE_NUMBER',
    'UK_NATIONAL_INSURANCE_NUMBER',
    'UK_UNIQUE_TAXPAYER_REFERENCE_NUMBER',
    'URL',
    'USERNAME',
    'US_BANK_ACCOUNT_NUMBER',
    'US_BANK_ROUTING_NUMBER',
    'US_INDIVIDUAL_TAX_IDENTIFICATION_NUMBER',
    'US_PASSPORT_NUMBER',
    'US_SOCIAL_SECURITY_NUMBER',
    'VEHICLE_IDENTIFICATION_NUMBER',
  ]),
  GuardrailChecksSensitiveInformationResult: structure('2026-06-15', {
    results: required('GuardrailChecksSensitiveInformationResultList'),
    truncated: optional('Boolean'),
  }),
  GuardrailChecksSensitiveInformationResultEntry: structure('2026-06-15', {
    type: required('GuardrailChecksSensitiveInformationEntityType'),
    confidenceScore: required('GuardrailChecksSensitiveInformationResultEntryConfidenceScoreDouble'),
    beginOffset: required('GuardrailChecksSensitiveInformationResultEntryBeginOffsetInteger'),
    endOffset: required('GuardrailChecksSensitiveInformationResultEntryEndOffsetInteger'),
    messageIndex: required('GuardrailChecksSensitiveInformationResultEntryMessageIndexInteger'),
    contentIndex: required('GuardrailChecksSensitiveInformationResultEntryContentIndexInteger'),
  }),
  GuardrailChecksSensitiveInformationResultEntryBeginOffsetInteger: simple('integer', '2026-06-15', {
    min: 0,
  }),
  GuardrailChecksSensitiveInformationResultEntryConfidenceScoreDouble: simple('double', '2026-06-15', {
    min: 0.0,
    max: 1.0,
  }),
  GuardrailChecksSensitiveInformationResultEntryContentIndexInteger: simple('integer', '2026-06-15', {
    min: 0,
  }),
  GuardrailChecksSensitiveInformationResultEntryEndOffsetInteger: simple('integer', '2026-06-15', { min: 0 }),
  GuardrailChecksSensitiveInformationResultEntryMessageIndexInteger: simple('integer', '2026-06-15', {
    min: 0,
  }),
  GuardrailChecksSensitiveInformationResultList: list(
    '2026-06-15',
    'GuardrailChecksSensitiveInformationResultEntry',
  ),
  GuardrailChecksSensitiveInformationUsage: structure('2026-06-15', {
    textUnits: required('Integer'),
  }),
  GuardrailChecksTextContent: simple('string', '2026-06-15', { min: 1, sensitive: true }),
  GuardrailChecksUsageResults: structure('2026-06-15', {
    contentFilter: optional('GuardrailChecksContentFilterUsage'),
    promptAttack: optional('GuardrailChecksPromptAttackUsage'),
    sensitiveInformation: optional('GuardrailChecksSensitiveInformationUsage'),
  }),
  InvokeGuardrailChecksRequest: structure('2026-06-15', {
    messages: required('GuardrailChecksMessageList'),
    checks: required('GuardrailChecksConfig'),
  }),
  InvokeGuardrailChecksResponse: structure('2026-06-15', {
    results: required('GuardrailChecksResults'),
    usage: required('GuardrailChecksUsageResults'),
  }),
} satisfies ShapeTable
