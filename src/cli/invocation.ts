import { quote } from '../report/words.js'
import { usual } from '../runner/resolve.js'
import type { RunFlags } from './runFlags.js'

/** The command line that judges the same subject in the same way again; what selects cases is left to the reader. */
export function invocationOf(
  suite: string,
  target: readonly (string | undefined)[],
  {
    revision,
    profile,
    seed,
    runs,
    strict,
  }: Pick<RunFlags, 'revision' | 'profile' | 'seed' | 'runs' | 'strict'>,
): string {
  const flags: readonly (readonly [name: string, value: string | number | undefined])[] = [
    ['--revision', revision],
    ['--profile', profile],
    ['--seed', seed === usual.seed ? undefined : seed],
    ['--runs', runs === usual.runs ? undefined : runs],
  ]
  return [
    'bedrock-conformance',
    suite,
    ...target.filter((word) => word !== undefined),
    ...flags.flatMap(([name, value]) => (value === undefined ? [] : [name, String(value)])),
    ...(strict === true ? ['--strict'] : []),
  ]
    .map(quote)
    .join(' ')
}
