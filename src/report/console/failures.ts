import type { Evidence } from '../../cases/case.js'
import type { SuiteResults } from '../../runner/results/results.js'
import type { Verdict } from '../../runner/verdict.js'
import { groupBy } from '../../groupBy.js'
import type { Broken, Digest, Folded } from '../digest.js'
import { oneLine, printable } from '../escape.js'
import { many, rerun } from '../words.js'
import type { Paint, Style } from './style.js'

/** Requirements that are shown with all their evidence; more than that nobody reads in a terminal. */
const shownInFull = { FAIL: 20, WARN: 5 } as const
/** Findings that are told for the others. */
const mostFindings = 20
/** Lines of one block of evidence, and characters of one line. */
const longest = { lines: 40, columns: 240 }
/** Cases that are named where many share a reason. */
const named = 3

/** Everything that did not go well in a suite, the worst last, where the reader's eye is. */
export function describeFailures(suite: SuiteResults, digest: Digest, paint: Paint): readonly string[] {
  return [
    ...folded(digest.skipped, 'SKIP', 'dim', paint),
    ...byFinding(
      digest.notes.flatMap(({ verdicts }) => verdicts),
      'NOTE',
      'cyan',
      paint,
    ),
    ...broken(suite, digest.warnings, 'WARN', 'yellow', paint),
    ...stale(suite, paint),
    ...digest.fixed.map((verdict) => fixed(verdict, paint)),
    ...broken(suite, digest.failures, 'FAIL', 'red', paint),
    ...folded(digest.blocked, 'BLOCKED', 'red', paint),
    ...digest.faults.map((verdict) => fault(verdict, paint)),
  ]
}

const tag = (paint: Paint, style: Style, word: string): string => paint([style, 'bold'].flat() as Style, word)

/** The requirements that tell most in full, the rest by what was found: a broken server fails in few ways, many times. */
function broken(
  suite: SuiteResults,
  list: readonly Broken[],
  word: keyof typeof shownInFull,
  style: Style,
  paint: Paint,
): readonly string[] {
  const telling = pickTelling(list, shownInFull[word])
  const rest = list.filter((entry) => !telling.has(entry)).flatMap(({ verdicts }) => verdicts)
  return [
    ...[...telling].map((entry) => inFull(suite, entry, tag(paint, style, word), paint)),
    ...byFinding(rest, word, style, paint, 'more case'),
  ]
}

/** All of a few; of many, one for each finding. */
function pickTelling(list: readonly Broken[], most: number): ReadonlySet<Broken> {
  if (list.length <= most) return new Set(list)
  const byMessage = groupBy(list, ({ verdicts }) => verdicts[0]!.findings?.[0]?.message ?? '')
  return new Set([...byMessage.values()].map(([first]) => first!).slice(0, most))
}

/** Cases in a line for each finding that they share. */
function byFinding(
  verdicts: readonly Verdict[],
  word: string,
  style: Style,
  paint: Paint,
  noun = 'case',
): readonly string[] {
  const groups = [...groupBy(verdicts, (verdict) => finding(verdict) + counted(verdict))].map(
    ([reason, group]) => ({
      reason,
      verdicts: group,
    }),
  )
  groups.sort((a, b) => b.verdicts.length - a.verdicts.length)
  const hidden = groups.slice(mostFindings).reduce((sum, group) => sum + group.verdicts.length, 0)
  return [
    ...folded(groups.slice(0, mostFindings), word, style, paint, noun),
    ...(hidden > 0
      ? [paint('dim', `     … and ${many(hidden, 'case')} more: --reporter html shows them all\n`)]
      : []),
  ]
}

/** One requirement: its sentence, the first case that breaks it with what was seen, and the others in a line each. */
function inFull(suite: SuiteResults, { requirement, verdicts }: Broken, word: string, paint: Paint): string {
  const { source, enforcement, id } = requirement
  const [first, ...others] = verdicts
  return [
    `${word} ${paint('bold', id)}  ${paint('dim', first!.level)}`,
    `     “${oneLine(source.sentence)}”`,
    paint('dim', `     ${oneLine(source.document)}; ${enforced(enforcement)}`),
    '',
    `     ${oneLine(first!.title)}`,
    paint('dim', `     ${first!.case}`),
    ...(first!.findings ?? []).map((finding) => `     ${paint('red', '→')} ${describeFinding(finding)}`),
    ...(first!.evidence ?? []).flatMap((block) => evidence(block, paint)),
    '',
    `     ${paint('cyan', 'again')}`,
    `     ${paint('dim', '│')} ${rerun(suite.invocation, first!.case)}`,
    ...(others.length === 0 ? [] : ['', paint('dim', `     and ${many(others.length, 'more case')}:`)]),
    ...others.slice(0, 10).map((verdict) => `     ${verdict.case}  ${paint('dim', firstFinding(verdict))}`),
    ...(others.length > 10 ? [paint('dim', `     … ${many(others.length - 10, 'case')} more`)] : []),
    '',
  ].join('\n')
}

const enforced = ({ status, evidence }: Broken['requirement']['enforcement']): string =>
  ({
    confirmed: 'the service was seen to keep it',
    contradicted: 'the service was seen not to keep it',
    unknown: 'no public evidence of what the service does',
  })[status] + (evidence === undefined ? '' : ` (${oneLine(evidence)})`)

function evidence({ title, text }: Evidence, paint: Paint): readonly string[] {
  const lines = printable(text).split('\n')
  const cut = lines.length - longest.lines
  // Half a command is of no use.
  const whole = title === 'reproduce'
  return [
    '',
    `     ${paint('cyan', oneLine(title))}`,
    ...lines
      .slice(0, longest.lines)
      .map((line) => `     ${paint('dim', '│')} ${whole ? line : shorten(line)}`),
    ...(cut > 0 ? [paint('dim', `     │ … ${many(cut, 'more line')}`)] : []),
  ]
}

const shorten = (line: string): string =>
  line.length <= longest.columns
    ? line
    : `${line.slice(0, longest.columns)}… ${many(line.length - longest.columns, 'more character')}`

const describeFinding = ({ message, pointer }: NonNullable<Verdict['findings']>[number]): string =>
  oneLine(message) + (pointer === undefined || pointer === '' ? '' : `  (at ${oneLine(pointer)})`)

const finding = ({ findings }: Verdict): string => findings?.[0]?.message ?? ''

/** How often something was seen that is counted. */
const counted = ({ seen }: Verdict): string =>
  seen === undefined
    ? ''
    : `, ${many(seen.times, 'time')} in ${many(seen.exchanges, 'exchange')} such as ${seen.example}`

const firstFinding = ({ findings }: Verdict): string =>
  findings?.[0] === undefined ? '' : describeFinding(findings[0])

const folded = (
  list: readonly Folded[],
  word: string,
  style: Style,
  paint: Paint,
  noun = 'case',
): readonly string[] =>
  list.map(({ reason, verdicts }) => {
    const names = verdicts.slice(0, named).map((verdict) => verdict.case)
    const more = verdicts.length > named ? ' …' : ''
    return [
      `${tag(paint, style, word)} ${many(verdicts.length, noun)}: ${oneLine(reason)}`,
      paint('dim', `     ${names.join(', ')}${more}\n`),
    ].join('\n')
  })

const fixed = (verdict: Verdict, paint: Paint): string =>
  `${tag(paint, 'red', 'FIXED')} ${verdict.case}\n     passes now: remove it from the baseline, or run with --update-baseline\n`

const fault = (verdict: Verdict, paint: Paint): string =>
  `${tag(paint, 'magenta', 'ERROR')} ${verdict.case}\n     ${oneLine(verdict.reason ?? '')}\n     this is a fault of bedrock-conformance, not of the subject: please report it\n`

const stale = ({ staleBaseline = [] }: SuiteResults, paint: Paint): readonly string[] =>
  staleBaseline.length === 0
    ? []
    : [
        `${paint('yellow', 'NOTE')} the baseline lists ${many(staleBaseline.length, 'case')} that this revision does not have: ${staleBaseline.slice(0, named).map(oneLine).join(', ')}\n`,
      ]
