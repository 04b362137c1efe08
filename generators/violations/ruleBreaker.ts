import { ruleId, rulesAt } from '../../src/contract/index.js'
import type { RequestDrafts } from '../requests/request.js'
import { ANYWHERE } from '../recipes/recipe.js'
import type { Breaker } from './breaker.js'
import { ruleBreakers as all } from './rules/index.js'

/** A breaker for every rule of prose that holds for the requests of an operation at the revision. */
export function ruleBreakers(drafts: RequestDrafts): readonly Breaker[] {
  const { model, operation, book } = drafts
  return rulesAt(operation.name, model.revision).flatMap((rule): Breaker[] => {
    const breaker = all.find((candidate) => candidate.rule === rule.name)
    if (breaker === undefined) throw new RangeError(`Nothing breaks the rule ${rule.name}.`)
    if (breaker.needs !== undefined && !book.hasMember(breaker.needs)) return []
    return [
      {
        requirement: ruleId(operation.name, rule),
        lead: breaker.lead ?? ANYWHERE,
        sendable: true,
        large: breaker.large ?? false,
        knocksOn: [],
        ways: (lawful, dice) => breaker.ways(lawful, dice, { book, finish: drafts.finish }),
      },
    ]
  })
}
