import type { Case } from '../cases/case.js'
import { HarnessError } from './harnessError.js'

/** Cases by id. */
export type Catalogue<Subject, Observation> = ReadonlyMap<string, Case<Subject, Observation>>

/**
 * Index the cases of a suite.
 *
 * @throws HarnessError `bad-catalogue` when an id occurs twice, a twin does not exist, or twins wait for each other
 */
export function indexCases<Subject, Observation>(
  cases: readonly Case<Subject, Observation>[],
): Catalogue<Subject, Observation> {
  const catalogue = new Map<string, Case<Subject, Observation>>()
  for (const item of cases) {
    if (catalogue.has(item.id)) throw new HarnessError('bad-catalogue', `two cases are called '${item.id}'`)
    catalogue.set(item.id, item)
  }
  const settled = new Set<string>()
  for (const item of cases) settle(item.id, catalogue, settled, [])
  return catalogue
}

function settle(
  id: string,
  catalogue: Catalogue<unknown, unknown>,
  settled: Set<string>,
  path: string[],
): void {
  if (settled.has(id)) return
  if (path.includes(id)) {
    const circle = [...path.slice(path.indexOf(id)), id].join(' → ')
    throw new HarnessError('bad-catalogue', `these cases wait for each other: ${circle}`)
  }
  const item = catalogue.get(id)
  if (item === undefined) {
    throw new HarnessError(
      'bad-catalogue',
      `case '${path.at(-1)}' has the twin '${id}', which does not exist`,
    )
  }
  for (const twin of item.twins) settle(twin, catalogue, settled, [...path, id])
  settled.add(id)
}
