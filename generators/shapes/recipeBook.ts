import * as fc from 'fast-check'
import {
  shapeAt,
  type ListAt,
  type MapAt,
  type Model,
  type ModelShape,
  type SimpleAt,
  type StructureAt,
} from '../../src/contract/index.js'
import { choice } from '../recipes/choice.js'
import { guarded } from '../recipes/derived.js'
import { integers } from '../recipes/integer.js'
import { dictionary, list } from '../recipes/list.js'
import { happens, pick, recipeOf, type Recipe } from '../recipes/recipe.js'
import { structure, union } from '../recipes/structure.js'
import { FEATURE_MEMBERS, OPEN_MEMBERS } from './features.js'
import { identifiers, whole } from './identifiers.js'
import { SPECIAL } from './special.js'
import { CROWD_PERCENT, CROWDS, percentOf, weightOf } from './weights.js'
import { prose, times } from './words.js'

export interface ShapeOptions {
  /** What the subject supports, by the names of the profile; everything, when it is left out. */
  readonly features?: readonly string[]
  /** Also what the documents leave open, to which no server can be held. */
  readonly open?: boolean
  /** What takes the place of the values that are made for a shape: `{ ConversationalModelId: fc.constant('my-model') }`. */
  readonly shapes?: Readonly<Record<string, fc.Arbitrary<unknown>>>
}

/** Recipes for the shapes of a revision, each derived from its table once. */
export class RecipeBook {
  private readonly recipes = new Map<string, Recipe<unknown>>()
  private readonly absent: ReadonlySet<string>

  constructor(
    readonly model: Model,
    private readonly options: ShapeOptions = {},
  ) {
    this.absent = absentMembers(options)
  }

  recipeFor(name: string): Recipe<unknown> {
    const known = this.recipes.get(name)
    if (known !== undefined) return known
    const given = this.options.shapes?.[name]
    const recipe = given === undefined ? this.derive(shapeAt(this.model, name)) : recipeOf(given)
    this.recipes.set(name, recipe)
    return recipe
  }

  /** Whether the options leave a member out, or a value of an enum (`Shape=value`). */
  lacks(name: string): boolean {
    return this.absent.has(name)
  }

  /** Whether the options leave a place of the model in. */
  reaches(root: StructureAt, path: readonly string[]): boolean {
    let shape: ModelShape = root
    for (const segment of path) {
      if (shape.type === 'structure') {
        const member = this.membersOf(shape).find(({ name }) => name === segment)
        if (member === undefined) return false
        shape = shapeAt(this.model, member.target)
      } else if (shape.type === 'list') shape = shapeAt(this.model, shape.member)
      else if (shape.type === 'map')
        shape = shapeAt(this.model, segment === '{key}' ? shape.key : shape.value)
    }
    return true
  }

  private derive(shape: ModelShape): Recipe<unknown> {
    const special = SPECIAL[shape.name]
    if (special !== undefined) return special(shape)
    switch (shape.type) {
      case 'structure':
        return shape.role === 'union' || shape.role === 'eventStream'
          ? this.union(shape)
          : this.structure(shape)
      case 'list':
        return this.list(shape)
      case 'map':
        return this.map(shape)
      case 'enum':
        return choice(...shape.values.filter((value) => !this.lacks(`${shape.name}=${value}`)))
      default:
        return leaf(shape)
    }
  }

  private structure(shape: StructureAt): Recipe<unknown> {
    return structure(
      this.membersOf(shape).map(({ name, required, target }) => ({
        name,
        required,
        percent: percentOf(shape.name, name),
        recipe: this.member(shape, name, target),
      })),
    )
  }

  private union(shape: StructureAt): Recipe<unknown> {
    return union(
      this.membersOf(shape).map(({ name, target }) => ({
        name,
        weight: weightOf(shape.name, name),
        recipe: this.member(shape, name, target),
      })),
    )
  }

  /** Event streams travel beside the request and the answer, not in them. */
  private membersOf(shape: StructureAt): StructureAt['members'] {
    return shape.members.filter(({ name, target }) => {
      const aim = shapeAt(this.model, target)
      return !this.lacks(`${shape.name}.${name}`) && !(aim.type === 'structure' && aim.role === 'eventStream')
    })
  }

  private member(shape: StructureAt, name: string, target: string): Recipe<unknown> {
    const special = SPECIAL[`${shape.name}.${name}`]
    return special === undefined ? this.recipeFor(target) : special(shapeAt(this.model, target))
  }

  /** Whether the revision and the options have a member, named as `Shape.member`. */
  hasMember(name: string): boolean {
    const [shape, member] = name.split('.') as [string, string]
    return this.memberRecipe(shape, member) !== undefined
  }

  /** The recipe of a member, where the revision and the options have it. */
  memberRecipe(shapeName: string, name: string): Recipe<unknown> | undefined {
    const shape = this.model.shapes.get(shapeName)
    if (shape?.type !== 'structure') return undefined
    const member = this.membersOf(shape).find((candidate) => candidate.name === name)
    return member && this.member(shape, name, member.target)
  }

  private list({ name, member, min, max = Number.MAX_SAFE_INTEGER }: ListAt): Recipe<unknown> {
    const element = this.recipeFor(member)
    // An empty list is lawful only where the model says so; elsewhere the model says nothing and the service refuses many.
    const usual = list(element, { min: min ?? 1, max, usual: 3 })
    const crowds = Object.entries(CROWDS[name] ?? {}).filter(
      ([kind]) => this.memberRecipe(member, kind) !== undefined,
    )
    if (crowds.length === 0) return usual
    return {
      ...usual,
      make(random, path) {
        if (!happens(random, CROWD_PERCENT * crowds.length)) return usual.make(random, path)
        const [kind, length] = pick(random, crowds)
        return Array.from({ length }, () => element.make(random, [kind]))
      },
    }
  }

  private map({ key, value, min = 0, max = Number.MAX_SAFE_INTEGER }: MapAt): Recipe<unknown> {
    return dictionary(this.recipeFor(key) as Recipe<string>, this.recipeFor(value), { min, max, usual: 3 })
  }
}

function absentMembers({ features, open = false }: ShapeOptions): ReadonlySet<string> {
  const absent = new Set(open ? [] : OPEN_MEMBERS)
  if (features === undefined) return absent
  for (const [feature, members] of Object.entries(FEATURE_MEMBERS)) {
    if (!features.includes(feature)) for (const member of members) absent.add(member)
  }
  return absent
}

function leaf(shape: SimpleAt): Recipe<unknown> {
  const { min, max, pattern } = shape
  switch (shape.type) {
    case 'string':
      return textOf(shape)
    case 'integer':
      return integers({ min: min ?? 0, max: max ?? 2 ** 31 - 1 })
    case 'long':
      return integers({ min: min ?? 0, max: max ?? Number.MAX_SAFE_INTEGER })
    case 'float':
    case 'double':
      return choice(...[0.5, 0, 1, 0.1, 0.999].filter((value) => value >= (min ?? 0) && value <= (max ?? 1)))
    case 'boolean':
      return choice(false, true)
    case 'timestamp':
      return times
    default:
      throw new RangeError(`Shape ${shape.name} of type ${shape.type} has no recipe${pattern ?? ''}.`)
  }
}

function textOf(shape: SimpleAt): Recipe<string> {
  const { pattern, min, max } = shape
  const known = identifiers(shape)
  if (known !== undefined) return pattern === undefined ? known : guarded(known, whole(pattern))
  if (pattern === undefined || whole(pattern)('any text\n')) {
    return prose({ ...(min !== undefined && { min }), ...(max !== undefined && { max: Math.min(max, 400) }) })
  }
  return recipeOf(fc.stringMatching(new RegExp(`^(?:${pattern})$`)))
}
