import { enumeration, list, optional, simple, structure, union, type ShapeTable } from '../define.js'

/** Automated reasoning findings of a guardrail assessment. */
export const automatedReasoning = {
  AutomatedReasoningRuleIdentifier: simple('string', '2025-08-05', {
    min: 0,
    max: 12,
    pattern: '[a-z0-9]{12}',
  }),
  GuardrailAutomatedReasoningDifferenceScenarioList: list(
    '2025-08-05',
    'GuardrailAutomatedReasoningScenario',
    { min: 0, max: 2 },
  ),
  GuardrailAutomatedReasoningFinding: union('2025-08-05', {
    valid: optional('GuardrailAutomatedReasoningValidFinding'),
    invalid: optional('GuardrailAutomatedReasoningInvalidFinding'),
    satisfiable: optional('GuardrailAutomatedReasoningSatisfiableFinding'),
    impossible: optional('GuardrailAutomatedReasoningImpossibleFinding'),
    translationAmbiguous: optional('GuardrailAutomatedReasoningTranslationAmbiguousFinding'),
    tooComplex: optional('GuardrailAutomatedReasoningTooComplexFinding'),
    noTranslations: optional('GuardrailAutomatedReasoningNoTranslationsFinding'),
  }),
  GuardrailAutomatedReasoningFindingList: list('2025-08-05', 'GuardrailAutomatedReasoningFinding'),
  GuardrailAutomatedReasoningImpossibleFinding: structure('2025-08-05', {
    translation: optional('GuardrailAutomatedReasoningTranslation'),
    contradictingRules: optional('GuardrailAutomatedReasoningRuleList'),
    logicWarning: optional('GuardrailAutomatedReasoningLogicWarning'),
  }),
  GuardrailAutomatedReasoningInputTextReference: structure('2025-08-05', {
    text: optional('GuardrailAutomatedReasoningStatementNaturalLanguageContent'),
  }),
  GuardrailAutomatedReasoningInputTextReferenceList: list(
    '2025-08-05',
    'GuardrailAutomatedReasoningInputTextReference',
  ),
  GuardrailAutomatedReasoningInvalidFinding: structure('2025-08-05', {
    translation: optional('GuardrailAutomatedReasoningTranslation'),
    contradictingRules: optional('GuardrailAutomatedReasoningRuleList'),
    logicWarning: optional('GuardrailAutomatedReasoningLogicWarning'),
  }),
  GuardrailAutomatedReasoningLogicWarning: structure('2025-08-05', {
    type: optional('GuardrailAutomatedReasoningLogicWarningType'),
    premises: optional('GuardrailAutomatedReasoningStatementList'),
    claims: optional('GuardrailAutomatedReasoningStatementList'),
  }),
  GuardrailAutomatedReasoningLogicWarningType: enumeration('2025-08-05', ['ALWAYS_FALSE', 'ALWAYS_TRUE']),
  GuardrailAutomatedReasoningNoTranslationsFinding: structure('2025-08-05', {}),
  GuardrailAutomatedReasoningPoliciesProcessed: simple('integer', '2025-08-05'),
  GuardrailAutomatedReasoningPolicyAssessment: structure('2025-08-05', {
    findings: optional('GuardrailAutomatedReasoningFindingList'),
  }),
  GuardrailAutomatedReasoningPolicyUnitsProcessed: simple('integer', '2025-08-05'),
  GuardrailAutomatedReasoningPolicyVersionArn: simple('string', '2025-08-05', {
    min: 0,
    max: 2048,
    pattern:
      'arn:aws(-[^:]+)?:bedrock:[a-z0-9-]{1,20}:[0-9]{12}:automated-reasoning-policy/[a-z0-9]{12}(:([1-9][0-9]{0,11}))?',
  }),
  GuardrailAutomatedReasoningRule: structure('2025-08-05', {
    identifier: optional('AutomatedReasoningRuleIdentifier'),
    policyVersionArn: optional('GuardrailAutomatedReasoningPolicyVersionArn'),
  }),
  GuardrailAutomatedReasoningRuleList: list('2025-08-05', 'GuardrailAutomatedReasoningRule'),
  GuardrailAutomatedReasoningSatisfiableFinding: structure('2025-08-05', {
    translation: optional('GuardrailAutomatedReasoningTranslation'),
    claimsTrueScenario: optional('GuardrailAutomatedReasoningScenario'),
    claimsFalseScenario: optional('GuardrailAutomatedReasoningScenario'),
    logicWarning: optional('GuardrailAutomatedReasoningLogicWarning'),
  }),
  GuardrailAutomatedReasoningScenario: structure('2025-08-05', {
    statements: optional('GuardrailAutomatedReasoningStatementList'),
  }),
  GuardrailAutomatedReasoningStatement: structure('2025-08-05', {
    logic: optional('GuardrailAutomatedReasoningStatementLogicContent'),
    naturalLanguage: optional('GuardrailAutomatedReasoningStatementNaturalLanguageContent'),
  }),
  GuardrailAutomatedReasoningStatementList: list('2025-08-05', 'GuardrailAutomatedReasoningStatement'),
  GuardrailAutomatedReasoningStatementLogicContent: simple('string', '2025-08-05', {
    min: 0,
    max: 1000,
    sensitive: true,
  }),
  GuardrailAutomatedReasoningStatementNaturalLanguageContent: simple('string', '2025-08-05', {
    min: 0,
    max: 1000,
    sensitive: true,
  }),
  GuardrailAutomatedReasoningTooComplexFinding: structure('2025-08-05', {}),
  GuardrailAutomatedReasoningTranslation: structure('2025-08-05', {
    premises: optional('GuardrailAutomatedReasoningStatementList'),
    claims: optional('GuardrailAutomatedReasoningStatementList'),
    untranslatedPremises: optional('GuardrailAutomatedReasoningInputTextReferenceList'),
    untranslatedClaims: optional('GuardrailAutomatedReasoningInputTextReferenceList'),
    confidence: optional('GuardrailAutomatedReasoningTranslationConfidence'),
  }),
  GuardrailAutomatedReasoningTranslationAmbiguousFinding: structure('2025-08-05', {
    options: optional('GuardrailAutomatedReasoningTranslationOptionList'),
    differenceScenarios: optional('GuardrailAutomatedReasoningDifferenceScenarioList'),
  }),
  GuardrailAutomatedReasoningTranslationConfidence: simple('double', '2025-08-05', { min: 0, max: 1 }),
  GuardrailAutomatedReasoningTranslationList: list('2025-08-05', 'GuardrailAutomatedReasoningTranslation'),
  GuardrailAutomatedReasoningTranslationOption: structure('2025-08-05', {
    translations: optional('GuardrailAutomatedReasoningTranslationList'),
  }),
  GuardrailAutomatedReasoningTranslationOptionList: list(
    '2025-08-05',
    'GuardrailAutomatedReasoningTranslationOption',
    { min: 0, max: 2 },
  ),
  GuardrailAutomatedReasoningValidFinding: structure('2025-08-05', {
    translation: optional('GuardrailAutomatedReasoningTranslation'),
    claimsTrueScenario: optional('GuardrailAutomatedReasoningScenario'),
    supportingRules: optional('GuardrailAutomatedReasoningRuleList'),
    logicWarning: optional('GuardrailAutomatedReasoningLogicWarning'),
  }),
} satisfies ShapeTable
