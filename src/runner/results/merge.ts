import { isDeepStrictEqual } from 'node:util'
import { HarnessError } from '../harnessError.js'
import type { Verdict } from '../verdict.js'
import { addSeen } from './addSeen.js'
import { byId } from './byId.js'
import type { Header, Results, SuiteResults } from './results.js'
import { cite, count } from './summarise.js'

export interface NamedResults {
  /** Where it came from, for messages: a file name. */
  readonly name: string
  readonly results: Results
}

interface Part {
  readonly name: string
  readonly suite: SuiteResults
}

/**
 * Put results together: shards of one run become that run, runs of different suites or subjects stand side by side.
 *
 * @throws HarnessError `bad-results` when a shard is missing, when files contradict each other, or when they come from
 *   different versions of the tool: then the whole would claim what nobody saw
 */
export function mergeResults(inputs: readonly NamedResults[]): Results {
  const groups = new Map<string, Part[]>()
  for (const { name, results } of inputs) {
    for (const suite of results.suites) {
      const group = groups.get(identity(suite))
      if (group === undefined) groups.set(identity(suite), [{ name, suite }])
      else group.push({ name, suite })
    }
  }
  return {
    format: 1,
    header: mergeHeaders(inputs),
    suites: [...groups.values()].map(mergeParts),
  }
}

/** What has to agree before two parts are of one run. */
function identity({
  suite,
  subject,
  revision,
  profile,
  seed,
  runs,
  level,
  strict,
  only,
  skip,
}: SuiteResults): string {
  return JSON.stringify([suite, subject, revision, profile, seed, runs, level, strict, only, skip])
}

function mergeParts(parts: readonly Part[]): SuiteResults {
  const { shard: _, staleBaseline: __, ...first } = parts[0]!.suite
  checkShards(parts)
  const merged = mergeVerdicts(parts)
  return {
    ...first,
    state: parts.some(({ suite }) => suite.state === 'interrupted') ? 'interrupted' : 'complete',
    summary: count(merged, first.strict),
    requirements: cite(
      merged,
      parts.flatMap(({ suite }) => suite.requirements),
    ),
    verdicts: merged,
  }
}

function mergeVerdicts(parts: readonly Part[]): readonly Verdict[] {
  const known = new Map<string, { readonly name: string; readonly verdict: Verdict }>()
  for (const { name, suite } of parts) {
    for (const verdict of suite.verdicts) {
      const before = known.get(verdict.case)
      if (before !== undefined && verdict.seen !== undefined && isSameButCounts(before.verdict, verdict)) {
        const seen = addSeen(before.verdict.seen!, verdict.seen)
        known.set(verdict.case, { name, verdict: { ...verdict, seen } })
        continue
      }
      if (before !== undefined && !isDeepStrictEqual(before.verdict, verdict)) {
        throw new HarnessError(
          'bad-results',
          `${before.name} and ${name} judge ${verdict.case} differently: ${before.verdict.outcome}, ${verdict.outcome}`,
          { hint: 'merge the shards of one run, or runs of different subjects' },
        )
      }
      known.set(verdict.case, { name, verdict })
    }
  }
  return [...known.values()].map(({ verdict }) => verdict).sort((a, b) => byId(a.case, b.case))
}

/** What each shard counted for itself is no contradiction. */
const isSameButCounts = (one: Verdict, other: Verdict): boolean =>
  one.seen !== undefined && isDeepStrictEqual({ ...one, seen: other.seen }, other)

function checkShards(parts: readonly Part[]): void {
  const counts = new Set(parts.map(({ suite }) => suite.shard?.count ?? 1))
  const { suite } = parts[0]!
  if (counts.size > 1) {
    throw new HarnessError(
      'bad-results',
      `the ${suite.suite} suite is split into ${[...counts].join(' and into ')} shards: they do not fit together`,
    )
  }
  const [shards = 1] = counts
  const present = new Set(parts.map((part) => part.suite.shard?.index ?? 1))
  const missing = Array.from({ length: shards }, (_, position) => position + 1).filter(
    (index) => !present.has(index),
  )
  if (missing.length > 0) {
    throw new HarnessError(
      'bad-results',
      `the ${suite.suite} suite lacks shard ${missing.map((index) => `${index}/${shards}`).join(', ')}`,
      { hint: 'give the results.json of every shard' },
    )
  }
}

function mergeHeaders(inputs: readonly NamedResults[]): Header {
  const first = inputs[0]
  if (first === undefined) throw new HarnessError('bad-results', 'there are no results to merge')
  const other = inputs.find(({ results }) => results.header.version !== first.results.header.version)
  if (other !== undefined) {
    throw new HarnessError(
      'bad-results',
      `${first.name} is of version ${first.results.header.version}, ${other.name} of ${other.results.header.version}`,
    )
  }
  const headers = inputs.map(({ results }) => results.header)
  return {
    ...first.results.header,
    started: headers.map(({ started }) => started).sort()[0]!,
    seconds: Math.max(...headers.map(({ seconds }) => seconds)),
  }
}
