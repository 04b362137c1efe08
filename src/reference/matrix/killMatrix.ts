import type { Level } from '../../contract/requirement.js'
import type { CheckResult, CheckResults } from './judgeCases.js'

type Lists = Readonly<Record<string, readonly string[]>>

/** Which check of a suite is proven able to fail, and by which defect; and that nothing else makes one fail. */
export interface KillMatrix {
  /** Each check that passes on the reference, with the mutants that make it fail. */
  readonly checks: Lists
  /** Each mutant, with the checks that saw it. */
  readonly mutants: Lists
  /** Checks that do not apply to the reference, with the reason. */
  readonly skipped: Readonly<Record<string, string>>
  /** Checks that no mutant makes fail: must be none. */
  readonly unproven: readonly string[]
  /** Mutants that somebody thought of and no check sees: must be none. */
  readonly survivors: readonly string[]
  /** Each variant that is allowed, with the checks that fail for it: must be none. */
  readonly benign: Lists
  /** Each subject that is none, with the checks that pass for it: must be none. */
  readonly nulls: Lists
}

/** A subject by which the checks of a suite are tried. */
export interface Specimen {
  readonly id: string
  /** What it does, in one sentence. */
  readonly intent: string
}

/** What became of the checks of a suite with everything that they are tried by. */
export interface Trials {
  readonly levels: ReadonlyMap<string, Level>
  /** Reasons why checks do not apply to the reference. */
  readonly skipped?: Readonly<Record<string, string>>
  /** By the id of the specimen; checks that were not tried with it are left out. */
  readonly mutants: ReadonlyMap<string, CheckResults>
  readonly variants: ReadonlyMap<string, CheckResults>
  readonly nulls: ReadonlyMap<string, CheckResults>
}

export function assembleMatrix({ levels, skipped = {}, mutants, variants, nulls }: Trials): KillMatrix {
  const checks = Object.fromEntries(
    [...levels.keys()]
      .filter((check) => !Object.hasOwn(skipped, check))
      .map((check) => [
        check,
        [...mutants].filter(([, results]) => results.get(check) === 'killed').map(([id]) => id),
      ]),
  )
  const seen = checksWith(mutants, (result) => result === 'killed')
  return {
    checks,
    mutants: seen,
    skipped,
    unproven: emptyIn(checks),
    survivors: emptyIn(seen),
    // What is merely worth a note says nothing against a variant.
    benign: checksWith(
      variants,
      (result, check) => levels.get(check) !== 'info' && !/^(?:pass|skip)$/.test(result),
    ),
    nulls: checksWith(nulls, (result) => result === 'pass'),
  }
}

const checksWith = (
  trials: ReadonlyMap<string, CheckResults>,
  wanted: (result: CheckResult, check: string) => boolean,
): Lists =>
  Object.fromEntries(
    [...trials].map(([id, results]) => [
      id,
      [...results].filter(([check, result]) => wanted(result, check)).map(([check]) => check),
    ]),
  )

const emptyIn = (lists: Lists): string[] => Object.keys(lists).filter((id) => lists[id]!.length === 0)

/** Everything that is not as it must be, one sentence each; none when every verdict can be trusted. */
export function distrust({ unproven, survivors, benign, nulls }: KillMatrix): string[] {
  const wrongly = (of: Lists, what: string): string[] =>
    Object.entries(of)
      .filter(([, ids]) => ids.length > 0)
      .map(([id, ids]) => `${id}: ${ids.length} cases ${what}, such as ${ids[0]}`)
  return [
    ...unproven.map((id) => `${id}: no mutant makes it fail`),
    ...survivors.map((id) => `${id}: no case sees this mutant`),
    ...wrongly(benign, 'fail for what the contract allows'),
    ...wrongly(nulls, 'pass for a subject that is none'),
  ]
}

/** Try every specimen, one after the other. */
export async function tryEach<T extends Specimen>(
  specimens: readonly T[],
  judge: (specimen: T) => Promise<CheckResults>,
  onDone: () => void = () => {},
): Promise<ReadonlyMap<string, CheckResults>> {
  const results = new Map<string, CheckResults>()
  for (const specimen of specimens) {
    results.set(specimen.id, await judge(specimen))
    onDone()
  }
  return results
}
