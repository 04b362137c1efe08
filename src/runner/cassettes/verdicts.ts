import { answerText, requestText } from '../../cases/httpText.js'
import type { Evidence } from '../../cases/case.js'
import type { Breach, Judgement } from '../../cases/cassette/judgement.js'
import type { Cassette } from '../../cassette/cassette.js'
import type { Requirement } from '../../contract/index.js'
import { groupBy } from '../../groupBy.js'
import { bodyOf } from '../../wire/rest/index.js'
import type { Verdict } from '../verdict.js'

/** Findings under one verdict: more of the same tells nothing new. */
const MOST_FINDINGS = 5

/** Id of the case of one aspect of an exchange; each requirement that is broken adds its own id to it. */
export const caseId = (name: string, aspect: string): string => `${name}#${aspect}`

/**
 * The verdicts on one aspect of an exchange: one for each requirement that is broken, or else a single pass or skip.
 *
 * `known` are case ids that a baseline has: those of this aspect that are no longer broken pass, so that they are missed.
 */
export function verdictsOf(
  name: string,
  judgement: Judgement,
  cassette: Cassette,
  known: readonly string[] = [],
): Verdict[] {
  const { aspect, title, requirement, breaches, skip, blocked } = judgement
  const id = caseId(name, aspect)
  const facts = { title, requirement: requirement.id, level: requirement.level }
  if (blocked !== undefined) return [{ case: id, ...facts, outcome: 'blocked', reason: blocked }]
  if (breaches.length === 0 && skip !== undefined)
    return [{ case: id, ...facts, outcome: 'skip', reason: skip }]
  const broken = [...groupBy(breaches, (breach) => breach.requirement.id)].map(([, group]) =>
    failure(id, title, group, cassette),
  )
  const mended = known
    .filter((entry) => entry.startsWith(`${id}:`) && !broken.some((verdict) => verdict.case === entry))
    .map((entry): Verdict => ({ case: entry, ...facts, outcome: 'pass' }))
  return broken.length > 0 ? [...broken, ...mended] : [{ case: id, ...facts, outcome: 'pass' }, ...mended]
}

function failure(id: string, title: string, group: readonly Breach[], cassette: Cassette): Verdict {
  const { requirement, level = requirement.level } = group[0]!
  const more = group.length - MOST_FINDINGS
  return {
    case: `${id}:${requirement.id}`,
    title,
    requirement: requirement.id,
    level,
    outcome: 'fail',
    findings: [
      ...group
        .slice(0, MOST_FINDINGS)
        .map(({ message, pointer }) => ({ message, ...(pointer !== undefined && { pointer }) })),
      ...(more > 0 ? [{ message: `and ${more} more` }] : []),
    ],
    evidence: evidenceOf(cassette),
  }
}

function evidenceOf({ request, response }: Cassette): Evidence[] {
  const { status, headers, end, fault, httpVersion } = response
  const ended = end === 'complete' ? '' : `\n\n(${end}${fault === undefined ? '' : `: ${fault}`})`
  const came =
    status === undefined ? 'no answer' : answerText({ status, headers }, bodyOf(response), httpVersion)
  return [
    ...(request === undefined
      ? []
      : [{ title: 'sent', text: requestText(request, request.httpVersion ?? '1.1') }]),
    { title: 'came', text: came + ended },
  ]
}

/** Requirements that the verdicts on a judgement cite. */
export const citedBy = ({ requirement, breaches }: Judgement): readonly Requirement[] => [
  requirement,
  ...breaches.map((breach) => breach.requirement),
]
