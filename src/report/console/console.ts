import { isEmpty } from '../../runner/results/exitCode.js'
import type { SuiteResults } from '../../runner/results/results.js'
import { digest } from '../digest.js'
import { oneLine } from '../escape.js'
import type { Report, ReportContext } from '../report.js'
import { describeFailures } from './failures.js'
import { Progress } from './progress.js'
import { createPaint, type Paint } from './style.js'
import { addTo, describeTally, type Tally } from './tally.js'

/** For people: progress while it runs, then each failure with its sentence and evidence, then the sum of it. */
export function createConsoleReport(context: ReportContext): Report {
  const paint = createPaint(context)
  const progress = new Progress(context.stdout, paint)
  return {
    onPlan: (settings, requirements) => progress.onPlan(settings, requirements),
    onProgress: (settings, done, total) => progress.onProgress(settings, done, total),
    onVerdict: progress.onVerdict,
    onEnd({ suites, header }) {
      progress.end()
      const lines = ['', ...suites.flatMap((suite) => describeFailures(suite, digest(suite), paint))]
      lines.push(...suites.map((suite) => conclusion(suite, paint)))
      lines.push(paint('dim', `${header.seconds.toFixed(1)} s, bedrock-conformance ${header.version}`))
      context.stdout.write(`${lines.join('\n')}\n`)
    },
  }
}

function conclusion(suite: SuiteResults, paint: Paint): string {
  const tally: Tally = {}
  for (const verdict of suite.verdicts) addTo(tally, verdict, suite.strict)
  const part = suite.shard === undefined ? '' : `, shard ${suite.shard.index}/${suite.shard.count}`
  return [
    `${sentence(suite, paint)}  ${describeTally(tally, paint).text}`,
    paint('dim', `  ${oneLine(suite.subject)}, revision ${suite.revision}, seed ${suite.seed}${part}`),
  ].join('\n')
}

function sentence(suite: SuiteResults, paint: Paint): string {
  const { summary, state } = suite
  if (summary.error > 0) return paint(['magenta', 'bold'], `${suite.suite}: cannot be told`)
  if (state === 'interrupted') return paint(['yellow', 'bold'], `${suite.suite}: interrupted`)
  if (isEmpty(suite)) return paint(['magenta', 'bold'], `${suite.suite}: nothing was judged`)
  if (summary.red > 0) return paint(['red', 'bold'], `${suite.suite}: does not conform`)
  return paint(
    ['green', 'bold'],
    `${suite.suite}: conforms${summary.expected > 0 ? ' but for what is known' : ''}`,
  )
}
