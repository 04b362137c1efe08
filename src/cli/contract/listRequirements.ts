import { requirementsAt } from '../../contract/index.js'
import { matcher } from '../../runner/select.js'
import { allCases } from './catalogues.js'
import type { ListFlags, Row } from './listings.js'

/** Requirements with their level, kind, what is known of the service, and how many cases check them. */
export async function listRequirements(flags: ListFlags): Promise<readonly Row[]> {
  const { only = [], level, kind, enforcement, checked, unchecked, revision } = flags
  const fits = matcher(only)
  const counts = new Map<string, number>()
  const requirements = new Map(requirementsAt(revision))
  for (const { case: item } of await allCases(revision)) {
    const { requirement } = item
    counts.set(requirement.id, (counts.get(requirement.id) ?? 0) + 1)
    if (!requirements.has(requirement.id)) requirements.set(requirement.id, requirement)
  }
  return [...requirements.values()]
    .filter(
      (requirement) =>
        (only.length === 0 || fits(requirement.id)) &&
        (level === undefined || requirement.level === level) &&
        (kind === undefined || requirement.kind === kind) &&
        (enforcement === undefined || requirement.enforcement.status === enforcement) &&
        (checked !== true || counts.has(requirement.id)) &&
        (unchecked !== true || !counts.has(requirement.id)),
    )
    .map(({ id, level, kind, enforcement, source }) => ({
      id,
      level,
      kind,
      enforcement: enforcement.status,
      cases: counts.get(id) ?? 0,
      sentence: source.sentence,
    }))
}
