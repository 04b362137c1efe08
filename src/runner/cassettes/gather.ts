import type { Requirement } from '../../contract/index.js'
import { requirement } from '../../contract/index.js'
import { addSeen } from '../results/addSeen.js'
import type { Seen, Verdict } from '../verdict.js'
import type { JudgedRecording } from './judgeFile.js'

/** Verdicts of one requirement that keep their evidence: the first by id, whoever judged them. */
const MOST_EVIDENCE = 20

/**
 * Gathers what threads bring, in any order, into what a run has found: the same for any number of threads, and no larger
 * than its verdicts. Evidence is kept for the first cases of each requirement only.
 */
export class Gathering {
  recordings = 0
  readonly requirements = new Map<string, Requirement>()
  readonly #verdicts = new Map<string, Verdict>()
  /** By requirement, ids of the cases that have their evidence, sorted. */
  readonly #evident = new Map<string, string[]>()
  readonly #undocumented = new Map<string, Seen>()
  /** Every thread sends texts of its own: one of each is enough. */
  readonly #texts = new Map<string, string>()

  /** Take what became of a recording; gives its verdicts as they are kept. */
  take({ name, verdicts, requirements, undocumented }: JudgedRecording): readonly Verdict[] {
    this.recordings += 1
    for (const found of requirements) this.requirements.set(found.id, found)
    for (const [place, times] of undocumented) this.#count(place, { times, exchanges: 1, example: name })
    return verdicts.map((verdict) => this.#keep(verdict))
  }

  /** All verdicts, with those on members that no contract knows, which are known only now. */
  verdicts(revision: string): readonly Verdict[] {
    const asked = requirement('http.unknown-member')
    const counted = [...this.#undocumented].map(([place, seen]): Verdict => ({
      case: `undocumented/${place}`,
      title: 'members that the contract does not know are noted',
      requirement: asked.id,
      level: 'info',
      outcome: 'fail',
      findings: [{ message: `${place} is no member of the contract (${revision})` }],
      seen,
    }))
    if (counted.length > 0) this.requirements.set(asked.id, asked)
    return [...this.#verdicts.values(), ...counted]
  }

  #keep(verdict: Verdict): Verdict {
    const { evidence, ...rest } = verdict
    const kept: Verdict = {
      ...rest,
      title: this.#intern(verdict.title),
      requirement: this.#intern(verdict.requirement),
      ...(evidence !== undefined && this.#mayShow(verdict) && { evidence }),
    }
    this.#verdicts.set(kept.case, kept)
    return kept
  }

  /** Whether a verdict is among the first of its requirement; the last of those loses its evidence to it. */
  #mayShow({ case: id, requirement: broken }: Verdict): boolean {
    const ids = this.#evident.get(broken) ?? []
    this.#evident.set(broken, ids)
    if (ids.length >= MOST_EVIDENCE && id > ids.at(-1)!) return false
    ids.push(id)
    ids.sort()
    const loser = ids.length > MOST_EVIDENCE ? ids.pop() : undefined
    if (loser !== undefined) {
      const { evidence: _, ...rest } = this.#verdicts.get(loser)!
      this.#verdicts.set(loser, rest)
    }
    return true
  }

  #count(place: string, one: Seen): void {
    const before = this.#undocumented.get(place)
    this.#undocumented.set(this.#intern(place), before === undefined ? one : addSeen(before, one))
  }

  #intern(text: string): string {
    const known = this.#texts.get(text)
    if (known !== undefined) return known
    this.#texts.set(text, text)
    return text
  }
}
