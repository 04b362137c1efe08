import { existsSync, readFileSync, readdirSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { factsAt } from './facts.js'
import { revisionOf, revisions } from './revisions.js'

const shared = new URL('../../../shared/contract/', import.meta.url)
const present = existsSync(shared)
if (!present) console.log('skipped: the published facts in ../shared/contract are not here')

interface Step {
  readonly commit: string
  readonly added: readonly string[]
  readonly removed: readonly string[]
  readonly changed: readonly { readonly key: string; readonly old: unknown; readonly new: unknown }[]
}

describe.skipIf(!present)('the shape tables against the published service model', () => {
  const read = (name: string): unknown => JSON.parse(readFileSync(new URL(name, shared), 'utf8'))
  const named = present ? readdirSync(new URL('by-revision/', shared)) : []

  it.each(named)('holds exactly the facts of %s', (file) => {
    const expected = read(`by-revision/${file}`) as Record<string, unknown>
    const actual = Object.fromEntries(factsAt(revisionOf(file.replace('.json', ''))))
    expect(actual).toEqual(expected)
  })

  it('takes the same 48 steps from one revision to the next', () => {
    const { history } = read('FACTS.json') as { history: readonly Step[] }
    expect(history.map((step) => step.commit)).toEqual(revisions.map((revision) => revision.commit))
    let before = new Map<string, unknown>()
    for (const step of history) {
      const after = factsAt(revisionOf(step.commit))
      const added = [...after.keys()].filter((key) => !before.has(key))
      const removed = [...before.keys()].filter((key) => !after.has(key))
      const changed = [...after.keys()].filter((key) => before.has(key) && before.get(key) !== after.get(key))
      expect({ commit: step.commit, added: added.toSorted(), removed: removed.toSorted() }).toEqual({
        commit: step.commit,
        added: step.added.toSorted(),
        removed: step.removed.toSorted(),
      })
      for (const change of step.changed) expect(after.get(change.key)).toBe(change.new)
      expect(changed.toSorted()).toEqual(step.changed.map((change) => change.key).toSorted())
      before = new Map(after)
    }
  })
})
