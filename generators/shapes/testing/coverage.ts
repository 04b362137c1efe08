import {
  pathsBelow,
  pathText,
  shapeAt,
  type Model,
  type ModelShape,
  type StructureAt,
} from '../../../src/contract/index.js'
import { Media } from '../../media/media.js'

/**
 * Collects what of a structure some values have: places (`messages[].content[].text`), values of enums at a place
 * (`messages[].role=user`), and members of shapes (`ContentBlock.text`).
 */
export class Coverage {
  private readonly seen = new Set<string>()

  constructor(
    private readonly model: Model,
    private readonly root: StructureAt,
  ) {}

  add(value: unknown): void {
    this.walk(this.root, value, [])
  }

  /** What no value had, in the order of the model. */
  missing(): readonly string[] {
    return [...this.everything()].filter((place) => !this.seen.has(place))
  }

  has(what: string): boolean {
    return this.seen.has(what)
  }

  private *everything(): Generator<string> {
    for (const { segments, shape } of pathsBelow(this.model, this.root)) {
      const place = pathText(segments)
      yield place
      if (shape.type === 'enum') for (const value of shape.values) yield `${place}=${value}`
    }
  }

  private walk(shape: ModelShape, value: unknown, segments: readonly string[]): void {
    if (segments.length > 0) this.seen.add(pathText(segments))
    if (shape.type === 'enum') this.seen.add(`${pathText(segments)}=${String(value)}`)
    if (typeof value !== 'object' || value === null || value instanceof Media) return
    const entries = Object.entries(value)
    if (shape.type === 'structure') {
      for (const { name, target } of shape.members) {
        if (!(name in value)) continue
        this.seen.add(`${shape.name}.${name}`)
        this.into(target, (value as Record<string, unknown>)[name], [...segments, name])
      }
    } else if (shape.type === 'list') {
      for (const [, element] of entries) this.into(shape.member, element, [...segments, '[]'])
    } else if (shape.type === 'map') {
      for (const [key, element] of entries) {
        this.into(shape.key, key, [...segments, '{key}'])
        this.into(shape.value, element, [...segments, '{value}'])
      }
    }
  }

  private into(target: string, value: unknown, segments: readonly string[]): void {
    this.walk(shapeAt(this.model, target), value, segments)
  }
}
