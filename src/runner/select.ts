import type { Case } from '../cases/case.js'
import type { Level } from '../contract/requirement.js'
import type { Settings, Shard } from './settings.js'

type Selection = Pick<Settings, 'level' | 'only' | 'skip' | 'shard'>

const rank: Record<Level, number> = { must: 2, should: 1, info: 0 }

/** The cases that a run counts, sorted by id: by level, by pattern, and of those the part that the shard has. */
export function selectCases<C extends Pick<Case<unknown, unknown>, 'id' | 'level' | 'requirement'>>(
  cases: readonly C[],
  { shard, ...selection }: Selection,
): readonly C[] {
  const isSelected = selector(selection)
  const selected = cases.filter(({ id, level, requirement }) =>
    isSelected(id, requirement.id, level ?? requirement.level),
  )
  selected.sort((a, b) => (a.id < b.id ? -1 : 1))
  return shard === undefined ? selected : takeShard(selected, shard)
}

/** Whether a case is one of those that a run counts, whatever its shard: by its id, its requirement and its level. */
export function selector({
  level: least,
  only,
  skip,
}: Omit<Selection, 'shard'>): (id: string, requirement: string, level: Level) => boolean {
  const wanted = matcher(only)
  const unwanted = matcher(skip)
  return (id, requirement, level) =>
    rank[level] >= rank[least] &&
    (only.length === 0 || wanted(id) || wanted(requirement)) &&
    !unwanted(id) &&
    !unwanted(requirement)
}

/** Every `count`-th entry: neighbours, which cost about the same, go to different shards. */
export const takeShard = <T>(items: readonly T[], { index, count }: Shard): readonly T[] =>
  items.filter((_, position) => position % count === index - 1)

/** Whether a name fits one of the patterns: whole, or up to a dot, slash, `#` or colon, with `*` for any text. */
export function matcher(patterns: readonly string[]): (name: string) => boolean {
  const expressions = patterns.map((pattern) => {
    const escaped = pattern
      .split('*')
      .map((part) => part.replaceAll(/[.*+?^${}()|[\]\\/]/gu, String.raw`\$&`))
    return new RegExp(`^${escaped.join('.*')}(?:[./#:].*)?$`, 'u')
  })
  return (name) => expressions.some((expression) => expression.test(name))
}
