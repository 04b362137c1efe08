import { levelOf } from '../../cases/case.js'
import { matcher } from '../../runner/select.js'
import { allCases } from './catalogues.js'
import type { ListFlags, Row } from './listings.js'

/** Cases with their suite, level, requirement and title. */
export async function listCases({ only = [], level, revision }: ListFlags): Promise<readonly Row[]> {
  const fits = matcher(only)
  const entries = await allCases(revision)
  return entries
    .map(({ suite, case: item }) => ({
      suite,
      id: item.id,
      level: levelOf(item),
      requirement: item.requirement.id,
      title: item.title,
    }))
    .filter((row) => only.length === 0 || fits(row.id) || fits(row.requirement))
    .filter((row) => level === undefined || row.level === level)
}
