import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { temporaryFolder } from '../../../runner/testing/folder.js'
import type { Cassette } from '../../cassette.js'
import { readInteractions } from '../index.js'
import type { Interaction, SourceFormat } from '../importer.js'

/** What is read out of a file with that content. */
export async function readText(content: unknown, from?: SourceFormat): Promise<readonly Interaction[]> {
  const file = join(await temporaryFolder(), 'recording')
  await writeFile(file, typeof content === 'string' ? content : JSON.stringify(content))
  const interactions: Interaction[] = []
  for await (const interaction of readInteractions(file, from)) interactions.push(interaction)
  return interactions
}

/** The one cassette in a file with that content. */
export async function readOne(content: unknown, from?: SourceFormat): Promise<Cassette> {
  const [interaction, ...more] = await readText(content, from)
  if (interaction !== undefined && 'cassette' in interaction && more.length === 0) return interaction.cassette
  throw new Error(JSON.stringify(interaction))
}

/** The body of the answer in its pieces, as text. */
export const answerOf = ({ response }: Cassette): readonly string[] =>
  response.chunks.map(({ bytes }) => Buffer.from(bytes).toString())
