import type { CitedRequirement, SuiteResults } from '../../runner/results/results.js'
import { weigh, type Weight } from '../../runner/results/weigh.js'
import type { Verdict } from '../../runner/verdict.js'
import { groupBy } from '../../groupBy.js'
import { markup } from '../escape.js'
import { grouped, many, rerun } from '../words.js'

/** How a verdict is shown and filtered. */
type Kind = 'error' | 'failed' | 'blocked' | 'fixed' | 'warned' | 'noted' | 'known' | 'skipped' | 'passed'

/** One suite: its summary, then each requirement with its cases; what went wrong comes first and is open. */
export function renderSuite(suite: SuiteResults): string {
  const requirements = new Map(suite.requirements.map((requirement) => [requirement.id, requirement]))
  const groups = [...groupBy(suite.verdicts, ({ requirement }) => requirement)]
    .map(([id, verdicts]) => ({ requirement: requirements.get(id)!, rows: rowsOf(verdicts, suite.strict) }))
    .sort((a, b) => worst(a.rows) - worst(b.rows))
  return `<section>
<h2>${markup(suite.suite)} <span class="verdict ${suite.summary.red + suite.summary.error > 0 ? 'failed' : 'passed'}">${conclusion(suite)}</span></h2>
<p>${markup(suite.subject)}, revision ${markup(suite.revision)}, profile ${markup(suite.profile)}, seed ${suite.seed}</p>
<p class="dim">${many(suite.summary.cases, 'case')} in ${many(suite.requirements.length, 'requirement')}: ${tally(suite)}</p>
<p><code>${markup(suite.invocation)}</code></p>
${groups.map(({ requirement, rows }) => renderRequirement(suite, requirement, rows)).join('\n')}
</section>`
}

interface Row {
  readonly kind: Kind
  readonly verdict: Verdict
}

const order: readonly Kind[] = [
  'error',
  'failed',
  'blocked',
  'fixed',
  'warned',
  'noted',
  'known',
  'passed',
  'skipped',
]

const rowsOf = (verdicts: readonly Verdict[], strict: boolean): readonly Row[] =>
  verdicts
    .map((verdict) => ({ verdict, kind: kindOf(verdict, weigh(verdict, strict)) }))
    .sort((a, b) => order.indexOf(a.kind) - order.indexOf(b.kind))

const worst = (rows: readonly Row[]): number => order.indexOf(rows[0]!.kind)

function kindOf({ outcome, baseline }: Verdict, weight: Weight): Kind {
  if (baseline === 'fixed') return 'fixed'
  if (weight === 'fault') return 'error'
  if (weight === 'known') return 'known'
  if (outcome === 'blocked') return 'blocked'
  if (weight === 'fine') return outcome === 'skip' ? 'skipped' : 'passed'
  return ({ red: 'failed', warning: 'warned', note: 'noted' } as const)[weight]
}

function renderRequirement(suite: SuiteResults, requirement: CitedRequirement, rows: readonly Row[]): string {
  const { id, level, source, enforcement } = requirement
  const kind = rows[0]!.kind
  const open = worst(rows) <= order.indexOf('warned') && kind !== 'blocked' ? ' open' : ''
  const evidence = enforcement.evidence === undefined ? '' : `: ${markup(enforcement.evidence)}`
  return `<details class="requirement"${open}>
<summary><b class="mark ${kind}">${kind}</b> <span class="id">${markup(id)}</span> <span class="dim">${level}, ${many(rows.length, 'case')}</span></summary>
<blockquote>${markup(source.sentence)}<footer>${markup(source.document)} · enforcement ${enforcement.status}${evidence}</footer></blockquote>
${rows.map((row) => renderCase(suite, row)).join('\n')}
</details>`
}

function renderCase({ invocation }: SuiteResults, { kind, verdict }: Row): string {
  const { findings = [], evidence = [], reason, baselineReason } = verdict
  const said = [
    ...findings.map(
      ({ message, pointer = '' }) =>
        markup(message) + (pointer === '' ? '' : ` <code>${markup(pointer)}</code>`),
    ),
    ...[reason, baselineReason].filter((text) => text !== undefined).map(markup),
    ...(verdict.baseline === 'fixed' ? ['passes now: remove it from the baseline'] : []),
  ]
  const head = `<b class="mark ${kind}">${kind}</b> <span class="id">${markup(verdict.case)}</span> <span>${markup(verdict.title)}</span>`
  const list = said.length === 0 ? '' : `<ul>${said.map((text) => `<li>${text}</li>`).join('')}</ul>`
  if (evidence.length === 0) return `<div class="case" data-kind="${kind}">${head}${list}</div>`
  const blocks = [...evidence, { title: 'again', text: rerun(invocation, verdict.case) }]
  return `<div class="case" data-kind="${kind}">${head}${list}<details><summary>evidence</summary>${blocks
    .map(({ title, text }) => `<h4>${markup(title)}</h4><pre>${markup(text)}</pre>`)
    .join('')}</details></div>`
}

function conclusion({ summary, state }: SuiteResults): string {
  if (summary.error > 0) return 'cannot be told'
  if (state === 'interrupted') return 'interrupted'
  return summary.red > 0 ? 'does not conform' : 'conforms'
}

function tally({ summary }: SuiteResults): string {
  const { pass, fail, blocked, skip, error, expected, fixed, warnings } = summary
  const parts: readonly (readonly [count: number, word: string])[] = [
    [pass, 'passed'],
    [fail, 'failed'],
    [blocked, 'blocked'],
    [skip, 'skipped'],
    [error, 'in error'],
    [warnings, 'of them warnings'],
    [expected, 'of them known'],
    [fixed, 'fixed'],
  ]
  return parts
    .filter(([count]) => count > 0)
    .map(([count, word]) => `${grouped(count)} ${word}`)
    .join(', ')
}
