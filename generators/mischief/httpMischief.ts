import * as fc from 'fast-check'
import type { ModelOperation } from '../../src/contract/index.js'
import type { HeaderList } from '../../src/wire/http/message.js'
import { writeRequest } from '../../src/wire/rest/index.js'
import { drafted } from '../recipes/drafts.js'
import { pick, type Recipe } from '../recipes/recipe.js'
import type { Fields } from '../recipes/structure.js'
import { asWire } from '../requests/forms.js'
import { RequestDrafts, type ContractOptions, type Request } from '../requests/request.js'
import { Dice, lowerThrows, throwDice } from '../violations/dice.js'
import { bodyTricks } from './bodies.js'
import { framingTricks } from './framing.js'
import { headTricks } from './heads.js'
import type { Expectation, Trick } from './mischief.js'

/** Bytes for a socket that are no ordinary request. */
export class HttpMischief {
  /** In a few words: `trailing comma`, `two lengths that differ`. */
  readonly label: string
  readonly expected: Expectation

  constructor(
    private readonly trick: Trick,
    private readonly operation: ModelOperation,
    /** The lawful request it is made of. */
    readonly request: Request,
    private readonly throws: readonly number[],
  ) {
    this.label = trick.label
    this.expected = trick.expected
  }

  /**
   * What is written to the socket, in these pieces, before the client closes its side.
   *
   * @param host as in the Host header
   * @param headers beside those of the request, such as an authorization
   */
  pieces(host: string, headers: HeaderList = []): readonly Uint8Array[] {
    const plain = writeRequest(this.operation, asWire(this.request))
    return this.trick.pieces(
      { ...plain, headers: [...plain.headers, ...headers] },
      host,
      new Dice(this.throws),
    )
  }

  toString(): string {
    return `<${this.label}: ${fc.stringify(this.request)}>`
  }
}

export const MISCHIEF_LABELS: readonly string[] = [...bodyTricks, ...framingTricks, ...headTricks].map(
  ({ label }) => label,
)

export interface MischiefOptions extends ContractOptions {
  /** Only these; all, when it is left out. */
  readonly labels?: readonly string[]
}

/**
 * HTTP/1.1 requests of an operation as no good client sends them. A server answers as `expected` says; it does not answer
 * 5xx, hang or die, and the next lawful request succeeds. Shrinks to the simplest request with the same trick.
 *
 * @throws ContractError for a revision or operation that there is not.
 * @throws RangeError when no trick of these labels can be played on the operation.
 */
export function httpMischief(operation: string, options: MischiefOptions = {}): fc.Arbitrary<HttpMischief> {
  const drafts = new RequestDrafts(operation, options)
  const hasJsonBody = drafts.operation.method === 'POST' && drafts.operation.input.payload === undefined
  const hasBody = drafts.operation.method === 'POST' && drafts.operation.requestStream === undefined
  const possible = [
    ...(hasJsonBody ? bodyTricks : []),
    ...(hasBody ? framingTricks : []),
    ...headTricks.filter(({ needsBody }) => hasBody || !needsBody),
  ].filter(({ label }) => options.labels?.includes(label) ?? true)
  if (possible.length === 0)
    throw new RangeError(`No mischief of these labels can be done with ${operation}.`)
  return drafted(
    pranks(drafts, possible),
    [],
    ({ trick, draft, throws }) => new HttpMischief(trick, drafts.operation, drafts.finish(draft), throws),
  )
}

interface Prank {
  readonly trick: Trick
  readonly draft: Fields
  readonly throws: readonly number[]
}

const pranks = (drafts: RequestDrafts, tricks: readonly Trick[]): Recipe<Prank> => ({
  make: (random) => ({
    trick: pick(random, tricks),
    draft: drafts.recipe.make(random),
    throws: throwDice(random),
  }),
  simplest: () => ({ trick: tricks[0]!, draft: drafts.recipe.simplest(), throws: [0] }),
  *simplify({ trick, draft, throws }) {
    for (const simple of drafts.recipe.simplify(draft)) yield { trick, draft: simple, throws }
    for (const lower of lowerThrows(throws)) yield { trick, draft, throws: lower }
  },
})
