import { isObject, listIn, objectIn, textIn, type Json } from '../../json.js'
import type { Mutant } from '../mutant.js'
import { basicBody } from './http.js'

/** A defect that only properties meet, and the ids of those that have to. */
export interface PropertyMutant extends Mutant {
  readonly aims: RegExp
}

const ofConverse = /^converse\.property\.(?:accepts|refuses)$/

const refusing = (id: string, description: string, finds: (value: Json) => boolean): PropertyMutant => ({
  id,
  description,
  aims: ofConverse,
  change: (parts) => ({
    ...parts,
    judge: (operation, value) =>
      finds(value)
        ? [{ requirement: `mutant.${id}`, pointer: '', message: 'is refused' }]
        : parts.judge(operation, value),
  }),
})

const toolsOf = (value: Json): Json[] =>
  listIn(objectIn(value, 'toolConfig'), 'tools').map((tool) => objectIn(tool, 'toolSpec'))

const hasDocument = (value: Json): boolean =>
  listIn(value, 'messages')
    .flatMap((message) => listIn(message, 'content'))
    .some((block) => isObject(block) && isObject(block['document']))

/** Defects that no fixed case meets: only many random requests do. */
export const propertyMutants: readonly PropertyMutant[] = [
  { ...refusing('refuses-any', 'refuses every request', () => true), aims: /\.property\.accepts$/ },
  refusing('third-tool', 'refuses requests with a third tool', (value) => toolsOf(value).length > 2),
  refusing('name-of-64', 'refuses tools whose name has exactly 64 characters', (value) =>
    toolsOf(value).some((spec) => textIn(spec, 'name')?.length === 64),
  ),
  refusing(
    'document-and-guardrail',
    'refuses a document together with a guardrail',
    (value) => hasDocument(value) && isObject(value['guardrailConfig']),
  ),
  {
    id: 'index-over-9',
    aims: ofConverse,
    description: 'does not see what is wrong behind the tenth entry of a list',
    change: (parts) => ({
      ...parts,
      judge: (operation, value) =>
        parts.judge(operation, value).filter(({ pointer }) => !/\/[1-9]\d+(?:\/|$)/.test(pointer)),
    }),
  },
  {
    id: 'accepts-everything',
    aims: /\.property\.refuses/,
    description: 'accepts every request that it can read',
    change: (parts) => ({ ...parts, judge: () => [] }),
  },
  {
    id: 'capital-headers',
    aims: /\.property\.same-meaning$/,
    description: 'refuses header names in capitals, and colons in paths',
    change: (parts) => ({
      ...parts,
      route: (request) =>
        request.target.includes(':') || request.headers.some(([name]) => /^[A-Z-]+$/.test(name))
          ? undefined
          : parts.route(request),
    }),
  },
  {
    id: 'reads-anything',
    aims: /\.property\.malformed$/,
    description: 'answers what it cannot read as if it had been asked something',
    change: (parts) => ({
      ...parts,
      read: (route, request) => {
        const read = parts.read(route, request)
        return 'unreadable' in read
          ? parts.read(route, { ...request, body: basicBody(route.operation.name) })
          : read
      },
      judge: () => [],
    }),
  },
  {
    id: 'fails-on-mischief',
    aims: /\.property\.mischief$/,
    description: 'answers 500 to what it cannot read or does not know',
    change: (parts) => ({
      ...parts,
      unrouted: (request) => ({ ...parts.unrouted(request), status: 500 }),
      unreadable: (reason) => ({ ...parts.unreadable(reason), status: 500 }),
    }),
  },
]
