/** Two lists side by side; a side is absent where the other has something of its own. */
export interface Pair<Item> {
  readonly before?: { readonly index: number; readonly item: Item }
  readonly after?: { readonly index: number; readonly item: Item }
}

/** Pair the items of two lists in order, so that as many as can be meet one of their own kind. */
export function align<Item>(
  before: readonly Item[],
  after: readonly Item[],
  kindOf: (item: Item) => string,
): Pair<Item>[] {
  const left = before.map(kindOf)
  const right = after.map(kindOf)
  const common = commonLengths(left, right)
  const pairs: Pair<Item>[] = []
  let i = 0
  let j = 0
  while (i < left.length || j < right.length) {
    const meet = i < left.length && j < right.length && left[i] === right[j]
    const takeLeft = meet || (i < left.length && (common[i + 1]?.[j] ?? -1) >= (common[i]?.[j + 1] ?? -1))
    const takeRight = meet || !takeLeft
    pairs.push({
      ...(takeLeft && { before: { index: i, item: before[i]! } }),
      ...(takeRight && { after: { index: j, item: after[j]! } }),
    })
    if (takeLeft) i += 1
    if (takeRight) j += 1
  }
  return pairs
}

/** Length of the longest common subsequence of what follows each two positions. */
function commonLengths(left: readonly string[], right: readonly string[]): number[][] {
  const table = Array.from({ length: left.length + 1 }, () =>
    Array.from({ length: right.length + 1 }, () => 0),
  )
  for (let i = left.length - 1; i >= 0; i -= 1) {
    const row = table[i]!
    const next = table[i + 1]!
    for (let j = right.length - 1; j >= 0; j -= 1) {
      row[j] = left[i] === right[j] ? next[j + 1]! + 1 : Math.max(next[j]!, row[j + 1]!)
    }
  }
  return table
}
