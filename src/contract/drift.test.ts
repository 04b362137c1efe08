import * as sdk from '@aws-sdk/client-bedrock-runtime'
import { NormalizedSchema } from '@smithy/core/schema'
import { describe, expect, it } from 'vitest'
import { modelAt, type MemberAt, type StructureAt } from './model.js'

/**
 * The newest revision against the schemas that the official SDK ships. They tell names, kinds, members, which are
 * required, bindings and status codes; not lengths, ranges, patterns or enums.
 *
 * When this fails after an update of the SDK, the service has published something new: add a revision, do not loosen
 * the test. What is known to differ is listed here with its reason.
 */
const known: Readonly<Record<string, string>> = {
  BedrockRuntimeServiceException: 'the base class of the errors, no shape of the model',
}

type Schema = Parameters<typeof NormalizedSchema.of>[0]

const exported = new Map(
  Object.entries(sdk)
    .filter(([name]) => name.endsWith('$'))
    .map(([name, schema]) => [name.slice(0, -1), schema as unknown as Schema]),
)
const model = modelAt('newest')
const structures = [...model.shapes.values()].filter(
  (shape): shape is StructureAt => shape.type === 'structure',
)

describe('drift against the official SDK', () => {
  it('has the same operations, with the same method, URI and status', () => {
    const theirs = [...exported]
      .filter(([, schema]) => Array.isArray(schema) && schema[0] === 9)
      .map(([name, schema]) => [
        name,
        (schema as unknown as [number, string, string, { http: unknown }])[3].http,
      ])
    const ours = [...model.operations.values()].map(({ name, method, uri }) => [name, [method, uri, 200]])
    expect(Object.fromEntries(theirs)).toEqual(Object.fromEntries(ours))
  })

  it('has the same structures', () => {
    const operations = [...model.operations.keys()] as string[]
    const theirs = [...exported.keys()].filter((name) => !operations.includes(name) && !(name in known))
    expect(theirs.toSorted()).toEqual(structures.map(({ name }) => name).toSorted())
  })

  it.each(structures)('has the same members of $name', (structure) => {
    const schema = NormalizedSchema.of(exported.get(structure.name)!)
    const theirs = [...schema.structIterator()].map(([name, member]) => {
      const traits = member.getMergedTraits()
      return [
        name,
        {
          binding: traits.httpLabel
            ? `uri ${name}`
            : traits.httpHeader
              ? `header ${traits.httpHeader}`
              : traits.httpQuery
                ? `query ${traits.httpQuery}`
                : 'body',
          kind: kindOf(member),
        },
      ]
    })
    expect(Object.fromEntries(theirs)).toEqual(
      Object.fromEntries(structure.members.map((member) => [member.name, describeMember(member)])),
    )
    expect(schema.getMergedTraits().httpError).toBe(structure.status)
  })

  it.each(structures.filter(({ role }) => role === undefined))(
    'requires the same members of $name',
    (structure) => {
      const [, , , , names, , count = 0] = exported.get(structure.name) as unknown as [
        number,
        string,
        string,
        unknown,
        string[],
        unknown[],
        number?,
      ]
      const required = structure.members.filter(({ required }) => required).map(({ name }) => name)
      expect(names.slice(0, count).toSorted()).toEqual(required.toSorted())
    },
  )
})

function kindOf(member: NormalizedSchema): string {
  if (member.isDocumentSchema()) return 'document'
  if (member.isBlobSchema()) return 'blob'
  if (member.isStructSchema()) return 'structure'
  if (member.isListSchema()) return 'list'
  if (member.isMapSchema()) return 'map'
  if (member.isStringSchema()) return 'string'
  if (member.isNumericSchema()) return 'number'
  if (member.isBooleanSchema()) return 'boolean'
  return member.isTimestampSchema() ? 'timestamp' : 'unknown'
}

function describeMember(member: MemberAt): { binding: string; kind: string } {
  const { type } = model.shapes.get(member.target)!
  const kinds: Readonly<Record<string, string>> = {
    enum: 'string',
    integer: 'number',
    long: 'number',
    float: 'number',
    double: 'number',
  }
  const binding = member.location === undefined ? 'body' : `${member.location} ${member.locationName}`
  return { binding, kind: kinds[type] ?? type }
}
