import { happens, type Path, type Recipe } from './recipe.js'

export interface Field {
  readonly name: string
  readonly recipe: Recipe<unknown>
  readonly required: boolean
  /** How often an optional field is there, in percent. */
  readonly percent: number
}

export type Fields = Readonly<Record<string, unknown>>

/** Objects of named fields. Simpler is what has fewer of the optional ones, then what has simpler ones. */
export function structure(fields: readonly Field[]): Recipe<Fields> {
  return {
    make(random, path = []) {
      const made: Record<string, unknown> = {}
      for (const { name, recipe, required, percent } of fields) {
        if (name === path[0]) made[name] = recipe.make(random, path.slice(1))
        else if (required || happens(random, percent)) made[name] = recipe.make(random)
      }
      return made
    },
    simplest: () =>
      Object.fromEntries(
        fields.filter(({ required }) => required).map(({ name, recipe }) => [name, recipe.simplest()]),
      ),
    *simplify(value) {
      const spare = fields.filter(({ name, required }) => !required && name in value).map(({ name }) => name)
      if (spare.length > 1) yield without(value, spare)
      for (const name of spare) yield without(value, [name])
      for (const { name, recipe } of fields) {
        if (!(name in value)) continue
        for (const simple of recipe.simplify(value[name])) yield { ...value, [name]: simple }
      }
    },
  }
}

const without = (value: Fields, names: readonly string[]): Fields =>
  Object.fromEntries(Object.entries(value).filter(([name]) => !names.includes(name)))

export interface Branch {
  readonly name: string
  readonly recipe: Recipe<unknown>
  readonly weight: number
}

/** Objects of exactly one field. Simpler is what has an earlier one, then what has a simpler one. */
export function union(branches: readonly Branch[]): Recipe<Fields> {
  const [first] = branches
  const sum = branches.reduce((total, { weight }) => total + weight, 0)
  const branchFor = (random: { nextInt(min: number, max: number): number }, path: Path): Branch => {
    const asked = branches.find(({ name }) => name === path[0])
    if (asked !== undefined) return asked
    let left = random.nextInt(1, sum)
    return branches.find(({ weight }) => (left -= weight) <= 0)!
  }
  return {
    make(random, path = []) {
      const { name, recipe } = branchFor(random, path)
      return { [name]: recipe.make(random, path.slice(1)) }
    },
    simplest: () => ({ [first!.name]: first!.recipe.simplest() }),
    *simplify(value) {
      const branch = branches.find(({ name }) => name in value)
      if (branch === undefined) return
      if (branch !== first) yield { [first!.name]: first!.recipe.simplest() }
      for (const simple of branch.recipe.simplify(value[branch.name])) yield { [branch.name]: simple }
    },
  }
}
