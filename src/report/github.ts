import { appendFile } from 'node:fs/promises'
import { join } from 'node:path'
import { writeWhole } from '../files/writeWhole.js'
import type { Results, SuiteResults } from '../runner/results/results.js'
import { digest, type Broken, type Folded } from './digest.js'
import { oneLine } from './escape.js'
import type { Report, ReportContext } from './report.js'
import { many, rerun } from './words.js'

/** GitHub shows ten annotations of a kind for each step. */
const annotations = 10

/** For GitHub Actions: annotations in the log, and a table for the summary page of the job. */
export const createGithubReport = ({ outputDir, stdout, environment }: ReportContext): Report => ({
  async onEnd(results) {
    for (const line of results.suites.flatMap(annotate)) stdout.write(`${line}\n`)
    const summary = environment['GITHUB_STEP_SUMMARY']
    const text = renderSummary(results)
    // The file is shared by all steps of a job: what is there already stays.
    if (summary !== undefined && summary !== '') await appendFile(summary, text)
    else await writeWhole(join(outputDir, 'summary.md'), text)
  },
})

function annotate(suite: SuiteResults): readonly string[] {
  const { failures, warnings, blocked, faults } = digest(suite)
  return [
    ...faults.map((verdict) => command('error', `${verdict.case} could not be judged`, verdict.reason ?? '')),
    ...failures.map((broken) => command('error', broken.requirement.id, said(suite, broken))),
    ...blocked.map(({ reason, verdicts }) =>
      command('error', many(verdicts.length, 'case') + ' blocked', reason),
    ),
  ]
    .slice(0, annotations)
    .concat(
      warnings
        .slice(0, annotations)
        .map((broken) => command('warning', broken.requirement.id, said(suite, broken))),
    )
}

const said = ({ invocation }: SuiteResults, { requirement, verdicts: [first, ...others] }: Broken): string =>
  [
    first!.title,
    ...(first!.findings ?? []).map(({ message }) => oneLine(message)),
    `“${oneLine(requirement.source.sentence)}” (${oneLine(requirement.source.document)})`,
    ...(others.length > 0 ? [`and ${many(others.length, 'more case')}`] : []),
    rerun(invocation, first!.case),
  ].join('\n')

/** A workflow command, with what would end or split it encoded. */
function command(kind: 'error' | 'warning', title: string, message: string): string {
  const data = (text: string) => text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A')
  const property = data(oneLine(title)).replaceAll(':', '%3A').replaceAll(',', '%2C')
  return `::${kind} title=${property}::${data(message)}`
}

export const renderSummary = ({ suites }: Results): string =>
  suites
    .map((suite) => {
      const { failures, warnings, blocked } = digest(suite)
      const { pass, fail, skip, error, red } = suite.summary
      return [
        `### ${red + error === 0 ? '✅' : '❌'} ${suite.suite}: ${cell(suite.subject)}, revision ${suite.revision}`,
        '',
        '| cases | passed | failed | blocked | skipped | errors |',
        '| --: | --: | --: | --: | --: | --: |',
        `| ${suite.summary.cases} | ${pass} | ${fail} | ${suite.summary.blocked} | ${skip} | ${error} |`,
        '',
        ...table(failures, 'requirement that is not kept'),
        ...table(warnings, 'warning'),
        ...blocked.map(blockedLine),
      ].join('\n')
    })
    .join('\n')

/** A summary may have a megabyte, and a reader has less. */
const rows = 100

const table = (list: readonly Broken[], heading: string): readonly string[] =>
  list.length === 0
    ? []
    : [
        `| ${heading} | cases | finding | sentence |`,
        '| --- | --: | --- | --- |',
        ...list
          .slice(0, rows)
          .map(
            ({ requirement, verdicts }) =>
              `| \`${requirement.id}\` | ${verdicts.length} | ${cell(verdicts[0]!.findings?.[0]?.message ?? '')} | “${cell(requirement.source.sentence)}” |`,
          ),
        '',
        ...(list.length > rows ? [`and ${many(list.length - rows, 'more requirement')}`, ''] : []),
      ]

const blockedLine = ({ reason, verdicts }: Folded): string =>
  `- ${many(verdicts.length, 'case')} blocked: ${cell(reason)}`

/** Text inside a table, with everything that Markdown or HTML would take for markup made harmless. */
const cell = (text: string): string =>
  oneLine(text).replaceAll(/[\\`*_{}[\]<>()#+!|~&@-]/gu, (character) => `&#${character.charCodeAt(0)};`)
