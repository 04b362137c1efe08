import type { Requirement } from '../../contract/index.js'
import type { Paint } from '../console/style.js'
import { many } from '../words.js'

/** What is known of a requirement beyond itself. */
export interface Explanation {
  readonly requirement: Requirement
  /** Cases that check it, with their suites. */
  readonly cases: readonly { readonly suite: string; readonly id: string; readonly title: string }[]
  /** Deliberate defects that aim at it, and so prove that the cases can fail. */
  readonly mutants: readonly { readonly id: string; readonly description: string }[]
}

const enforced = {
  confirmed: 'the service was seen to keep it',
  contradicted: 'the service was seen not to keep it',
  unknown: 'no public evidence of what the service does',
} as const

const levels = {
  must: 'to break it is not to conform',
  should: 'to break it is a warning, unless --strict',
  info: 'never fails a subject',
} as const

const kinds = {
  modelled: 'stated by the service model',
  documented: 'stated by prose only',
  protocol: 'stated by a protocol specification',
  observed: 'seen in recorded traffic',
} as const

/** A requirement as text: its sentence, where it stands, what it means, and what checks it. */
export function describeRequirement({ requirement, cases, mutants }: Explanation, paint: Paint): string {
  const { id, level, kind, source, since, until, enforcement } = requirement
  const evidence = enforcement.evidence === undefined ? '' : `: ${enforcement.evidence}`
  return [
    paint('bold', id),
    '',
    `  “${source.sentence}”`,
    paint('dim', `  ${source.document}`),
    '',
    `  ${paint('cyan', level)}  ${levels[level]}`,
    `  ${paint('cyan', kind)}  ${kinds[kind]}`,
    `  ${paint('cyan', enforcement.status)}  ${enforced[enforcement.status]}${evidence}`,
    `  ${paint('cyan', 'holds')}  since ${since}${until === undefined ? '' : `, until ${until}`}`,
    '',
    `  checked by ${many(cases.length, 'case')}`,
    ...cases.map((item) => `    ${item.suite}  ${item.id}\n        ${paint('dim', item.title)}`),
    '',
    `  aimed at by ${many(mutants.length, 'mutant')}`,
    ...mutants.map((item) => `    ${item.id}\n        ${paint('dim', item.description)}`),
    '',
  ].join('\n')
}
