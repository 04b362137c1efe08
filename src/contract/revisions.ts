import { ContractError } from './contractError.js'

/** One published version of the service model. */
export interface Revision {
  /**
   * Its name: the date it was published. Two were published on 2024-12-03; the first of them is `2024-12-03.1`, the
   * date alone means the one in force at the end of the day.
   */
  readonly id: string
  /** Position in the order of publication, from 0. */
  readonly index: number
  /** YYYY-MM-DD. */
  readonly date: string
  /** The commit of boto/botocore that published it, and the botocore release that shipped it. */
  readonly commit: string
  readonly botocore: string
  readonly summary: string
}

const published: readonly (readonly [id: string, commit: string, botocore: string, summary: string])[] = [
  ['2023-09-28', '730bfe40b', '1.31.57', 'launch: InvokeModel, InvokeModelWithResponseStream'],
  [
    '2023-10-02',
    'd04e6c219',
    '1.31.58',
    'ResponseStream.modelTimeoutException; modelId pattern loses (:x){0,2} suffixes (tightened)',
  ],
  ['2023-11-28', 'c5ddcdbe0', '1.33.2', 'modelId pattern [.]?→[.:]?; anchors dropped'],
  ['2024-04-23', '18a140131', '1.34.90', 'guardrailIdentifier/Version/trace headers on InvokeModel*'],
  ['2024-05-30', 'd42df74b5', '1.34.116', 'Converse, ConverseStream'],
  [
    '2024-06-18',
    '64f2ffbce',
    '1.34.129',
    'guardrailConfig, guardContent, trace, stopReason guardrail_intervened; contentType prose "must specify"',
  ],
  ['2024-06-20', 'a8fd8ddfb', '1.34.131', 'document block'],
  ['2024-06-24', '28e52ff26', '1.34.132', 'document name max 64→200'],
  [
    '2024-07-10',
    '894d2936e',
    '1.34.143',
    'ApplyGuardrail, contextual grounding, qualifiers; Message.content restrictions prose',
  ],
  [
    '2024-07-25',
    '2581782ee',
    '1.34.149',
    'ServiceUnavailableException (503) everywhere but ApplyGuardrail; in both streams',
  ],
  ['2024-08-27', 'abe2b464b', '1.35.7', 'modelId patterns take inference-profile ARNs and [a-zA-Z0-9-:.]+'],
  [
    '2024-08-29',
    '9a37f04fe',
    '1.35.9',
    'ModelNotReadyException retryable; InvokeModel takes imported-model; prose "Converse API doesn\'t support imported models"',
  ],
  ['2024-10-02', 'a31e0e7a5', '1.35.32', 'guardrailCoverage, invocationMetrics, filterStrength'],
  ['2024-10-18', 'b1180a9da', '1.35.44', 'model-gateway ARNs; imported-model into the Converse pattern'],
  ['2024-10-22', 'c46aeffd8', '1.35.46', 'model-gateway taken out again'],
  ['2024-10-29', '386ce4cec', '1.35.51', 'application-inference-profile'],
  [
    '2024-11-07',
    '6aa242c63',
    '1.35.56',
    'promptVariables; prompt ARNs; messages and body no longer required',
  ],
  ['2024-12-03.1', '32c0167a6', '1.35.73', 'performanceConfig / performanceConfigLatency'],
  [
    '2024-12-03',
    '44a15a6a2',
    '1.35.74',
    'StartAsyncInvoke, GetAsyncInvoke, ListAsyncInvokes; video; requestMetadata; ConflictException',
  ],
  [
    '2024-12-04',
    'dd723bee4',
    '1.35.75',
    'guardrail images; promptRouter trace; sagemaker endpoint and default-prompt-router ids',
  ],
  ['2025-01-17', 'c98b9108d', '1.36.2', 'ToolName pattern [a-zA-Z][a-zA-Z0-9_]*→[a-zA-Z0-9_-]+ (loosened)'],
  ['2025-02-24', '6c719f57e', '1.37.0', 'reasoningContent'],
  ['2025-03-05', '8366a8ac6', '1.37.7', 'prompt-router ids'],
  ['2025-03-28', '9c441b4ed', '1.37.23', 'contentPolicyImageUnits'],
  ['2025-03-31', '84c9bc4da', '1.37.24', 'cachePoint, cacheRead/WriteInputTokens'],
  [
    '2025-04-07',
    '84df152ff',
    '1.37.29',
    'outputScope, actionReason, detected, ENABLED_FULL / enabled_full, action NONE',
  ],
  ['2025-04-08', '39749996c', '1.37.30', 'InvokeModelWithBidirectionalStream'],
  ['2025-04-25', '27aff21bf', '1.38.3', 's3Location for images and documents'],
  ['2025-04-28', '7e5c3719e', '1.38.4', 'h2 optional'],
  [
    '2025-06-30',
    'b4ff8edb3',
    '1.39.0',
    'citations; DocumentSource.text/content; DocumentBlock.format optional; bearer auth',
  ],
  ['2025-07-16', 'b4c9143d5', '1.39.7', 'custom-model-deployment ids'],
  ['2025-08-05', '05a2948aa', '1.40.3', 'automated reasoning findings'],
  ['2025-08-20', '03a1a97e4', '1.40.14', 'CountTokens'],
  ['2025-08-29', '195503f77', '1.40.21', 'stopSequences max 4→2500'],
  [
    '2025-09-29',
    'dbcd0e5e4',
    '1.40.41',
    'stopReason model_context_window_exceeded; ApplyGuardrail ServiceUnavailableException; readonly traits',
  ],
  ['2025-10-29', '850bafd7c', '1.40.62', 'systemTool, server_tool_use, toolResult in streams, web citation'],
  [
    '2025-11-18',
    '66297daae',
    '1.40.76',
    'serviceTier; CountTokens toolConfig and additionalModelRequestFields',
  ],
  ['2025-11-19', '042bc59c2', '1.41.0', 'searchResult'],
  [
    '2025-11-21',
    '124d744bc',
    '1.41.2',
    'appliedGuardrailDetails; guardrailConfig id/version optional and may be empty',
  ],
  ['2025-11-26', '561093044', '1.41.5', 'serviceTier reserved'],
  [
    '2025-12-02',
    'c485ba836',
    '1.42.1',
    'audio; image streaming; malformed_model_output / malformed_tool_use; ErrorBlock',
  ],
  ['2026-01-20', '848880579', '1.42.31', 'cachePoint ttl, cacheDetails'],
  ['2026-02-04', '1fda7d402', '1.42.42', 'outputConfig (json_schema), toolSpec.strict'],
  ['2026-04-02', 'eee227dd5', '1.42.82', 'ToolUseId pattern gains . and :'],
  ['2026-05-20', '3830c65de', '1.43.12', 'requestMetadata header on InvokeModel*'],
  ['2026-05-28', '25562559a', '1.43.17', 'role system'],
  ['2026-06-15', '7a354c7ad', '1.43.30', 'InvokeGuardrailChecks'],
  ['2026-07-31', 'e3091ae01', '1.43.62', 'toolAddition/toolRemoval, outputConfig.effort'],
]

/** All published revisions, oldest first. */
export const revisions: readonly Revision[] = published.map(([id, commit, botocore, summary], index) => ({
  id,
  index,
  date: id.slice(0, 10),
  commit,
  botocore,
  summary,
}))

export const oldestRevision = revisions[0]!
export const newestRevision = revisions.at(-1)!

const byName = new Map(
  revisions.flatMap((revision) =>
    [revision.id, revision.commit, revision.botocore].map((name) => [name, revision]),
  ),
)

/**
 * The revision of a name: a date (the one in force at the end of that day), a revision id, a botocore commit or
 * release, or `newest`.
 *
 * @throws ContractError `unknown-revision` for a malformed date, an unknown name, or a day before the first revision.
 */
export function revisionOf(name: string): Revision {
  if (name === 'newest') return newestRevision
  const named = byName.get(name)
  if (named !== undefined) return named
  if (!isDate(name)) {
    throw new ContractError(
      'unknown-revision',
      `'${name}' names no revision: give a date as YYYY-MM-DD (from ${oldestRevision.date}), a botocore release such as ${newestRevision.botocore}, or 'newest'`,
    )
  }
  const inForce = revisions.findLast((revision) => revision.date <= name)
  if (inForce === undefined) {
    throw new ContractError(
      'unknown-revision',
      `there was no Bedrock Runtime API on ${name}: its first revision is ${oldestRevision.date}`,
    )
  }
  return inForce
}

/** Whether a fact dated `since` is part of the revision. */
export const isSince = (since: string, revision: Revision): boolean => indexOf(since) <= revision.index

const indexOf = (id: string): number => {
  const revision = byName.get(id)
  if (revision === undefined) throw new ContractError('unknown-revision', `'${id}' is no revision id`)
  return revision.index
}

function isDate(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false
  const parsed = new Date(`${text}T00:00:00Z`)
  return !Number.isNaN(parsed.getTime()) && parsed.toISOString().startsWith(text)
}

/** The later of two revision ids. */
export const laterOf = (left: string, right: string): string =>
  indexOf(left) >= indexOf(right) ? left : right
