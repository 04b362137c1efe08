import { basename } from 'node:path'
import { identify } from '../match/identify.js'
import type { NamedCassette } from '../match/named.js'

/** The same case in two sets of recordings; a side is absent where only the other set has it. */
export interface CassettePair {
  readonly before?: NamedCassette
  readonly after?: NamedCassette
}

/**
 * Pair two sets of recordings: by operation, model and canonical body, those with the same request in their order; what
 * is left by the name of the file, for cases whose request has changed. In the order of the first set, then of the second.
 */
export function pairCassettes(
  before: readonly NamedCassette[],
  after: readonly NamedCassette[],
): CassettePair[] {
  const partners = new Map<NamedCassette, NamedCassette>()
  const taken = new Set<NamedCassette>()
  for (const keyOf of [requestKey, fileName]) {
    const free = group(
      after.filter((named) => !taken.has(named)),
      keyOf,
    )
    for (const named of before) {
      const key = keyOf(named)
      const partner = partners.has(named) || key === undefined ? undefined : free.get(key)?.shift()
      if (partner === undefined) continue
      partners.set(named, partner)
      taken.add(partner)
    }
  }
  return [
    ...before.map((named) => {
      const partner = partners.get(named)
      return { before: named, ...(partner && { after: partner }) }
    }),
    ...after.filter((named) => !taken.has(named)).map((named) => ({ after: named })),
  ]
}

const requestKey = ({ cassette: { request, provenance } }: NamedCassette): string | undefined =>
  request && identify(request, { headers: !provenance.lost.includes('request-headers') }).key

const fileName = ({ name }: NamedCassette): string => basename(name)

function group(
  cassettes: readonly NamedCassette[],
  keyOf: (named: NamedCassette) => string | undefined,
): Map<string, NamedCassette[]> {
  const groups = new Map<string, NamedCassette[]>()
  for (const named of cassettes) {
    const key = keyOf(named)
    if (key === undefined) continue
    const known = groups.get(key)
    if (known) known.push(named)
    else groups.set(key, [named])
  }
  return groups
}
