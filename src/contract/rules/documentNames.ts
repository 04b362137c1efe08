import { blocksOfType } from './conversation.js'

/** The names of all documents of a request, as far as they are strings. */
export function* documentNames(
  request: Readonly<Record<string, unknown>>,
): Generator<{ name: string; pointer: string }> {
  for (const { block, value } of blocksOfType(request, 'document')) {
    const name = value['name']
    if (typeof name === 'string') yield { name, pointer: `${block.pointer}/name` }
  }
}
