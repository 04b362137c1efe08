import { pathsBelow, type Model, type ModelPath, type StructureAt } from '../../contract/index.js'

/**
 * The places of a structure that get a case of their own: its members, those of the structures right below, and every
 * branch of a union wherever it is. What is inside them is shown by the variants of their shape.
 */
export const placesOf = (model: Model, root: StructureAt): readonly ModelPath[] =>
  [...pathsBelow(model, root)].filter(
    ({ member, owner, segments, shape }) =>
      member !== undefined &&
      (segments.length === 1 ||
        owner!.role === 'union' ||
        (segments.length <= 3 && (shape.type === 'structure' || shape.type === 'list'))),
  )

/** Whether one place is inside the other, or they are the same. */
export const areNested = (one: string, other: string): boolean => isBelow(one, other) || isBelow(other, one)

const isBelow = (pointer: string, above: string): boolean =>
  pointer === above || pointer.startsWith(`${above}/`)
