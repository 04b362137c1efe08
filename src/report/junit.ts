import { join } from 'node:path'
import { writeWhole } from '../files/writeWhole.js'
import type { CitedRequirement, Results, SuiteResults } from '../runner/results/results.js'
import { weigh } from '../runner/results/weigh.js'
import type { Verdict } from '../runner/verdict.js'
import { groupBy } from '../groupBy.js'
import { groupOf } from './digest.js'
import { markup } from './escape.js'
import type { Report, ReportContext } from './report.js'

/** `junit.xml`: one test suite for each group of requirements, level and requirement of each case as properties. */
export const createJunitReport = ({ outputDir }: Pick<ReportContext, 'outputDir'>): Report => ({
  onEnd: (results) => writeWhole(join(outputDir, 'junit.xml'), renderJunit(results)),
})

export function renderJunit({ suites }: Results): string {
  const all = suites.flatMap(({ verdicts }) => verdicts)
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites name="bedrock-conformance" ${counts(all, suites[0]?.strict ?? false)}>`,
    ...suites.flatMap(renderSuite),
    '</testsuites>',
    '',
  ].join('\n')
}

function renderSuite(suite: SuiteResults): readonly string[] {
  const requirements = new Map(suite.requirements.map((requirement) => [requirement.id, requirement]))
  const groups = groupBy(suite.verdicts, ({ requirement }) => groupOf(requirement))
  return [...groups].flatMap(([group, verdicts]) => {
    const name = `${suite.suite}.${group}`
    return [
      `  <testsuite name="${markup(name)}" ${counts(verdicts, suite.strict)}>`,
      ...verdicts.flatMap((verdict) =>
        renderCase(name, verdict, requirements.get(verdict.requirement)!, suite.strict),
      ),
      '  </testsuite>',
    ]
  })
}

function renderCase(
  group: string,
  verdict: Verdict,
  { source }: CitedRequirement,
  strict: boolean,
): readonly string[] {
  const property = (name: string, value: string) =>
    `        <property name="${name}" value="${markup(value)}"/>`
  return [
    `    <testcase classname="${markup(group)}" name="${markup(verdict.case)}">`,
    '      <properties>',
    property('requirement', verdict.requirement),
    property('level', verdict.level),
    property('document', source.document),
    property('sentence', source.sentence),
    ...(verdict.baseline === undefined ? [] : [property('baseline', verdict.baseline)]),
    '      </properties>',
    ...outcome(verdict, strict),
    '    </testcase>',
  ]
}

/** What a CI system turns red for is what makes the run red; everything else is said without turning it red. */
function outcome(verdict: Verdict, strict: boolean): readonly string[] {
  const message = markup(messageOf(verdict))
  switch (weigh(verdict, strict)) {
    case 'fault':
      return [`      <error type="harness" message="${message}"/>`]
    case 'red':
      return [
        `      <failure type="${verdict.outcome}" message="${message}">${markup(detail(verdict))}</failure>`,
      ]
    case 'known':
      return [`      <skipped message="known failure: ${message}"/>`]
    case 'fine':
      return verdict.outcome === 'skip' ? [`      <skipped message="${message}"/>`] : []
    default:
      return [`      <system-out>${verdict.level}: ${message}</system-out>`]
  }
}

function messageOf({ reason, findings = [], baseline, baselineReason }: Verdict): string {
  if (baseline === 'fixed') return 'passes now: remove it from the baseline'
  return baselineReason ?? reason ?? findings.map(({ message }) => message).join('; ')
}

const detail = ({ title, findings = [], evidence = [] }: Verdict): string =>
  [
    title,
    ...findings.map(({ message, pointer }) => (pointer === undefined ? message : `${pointer}: ${message}`)),
    ...evidence.map((block) => `\n${block.title}:\n${block.text}`),
  ].join('\n')

function counts(verdicts: readonly Verdict[], strict: boolean): string {
  const weights = verdicts.map((verdict) => weigh(verdict, strict))
  const failures = weights.filter((weight) => weight === 'red').length
  const errors = weights.filter((weight) => weight === 'fault').length
  const skipped = verdicts.filter(
    (verdict, index) => verdict.outcome === 'skip' || weights[index] === 'known',
  ).length
  return `tests="${verdicts.length}" failures="${failures}" errors="${errors}" skipped="${skipped}"`
}
