import { mutantOf } from '../../reference/server/mutants/index.js'
import { embeddedKeys } from '../../reference/server/profile.js'
import { startReferenceServer } from '../../reference/server/start.js'
import { revisionOf } from '../../contract/index.js'
import { HarnessError } from '../../runner/harnessError.js'
import type { Cli } from '../cli.js'

export interface ServeFlags {
  readonly port: number
  readonly host: string
  readonly revision: string
  readonly auth?: boolean
  readonly mutant?: string
  readonly seed: number
}

/**
 * Serve until interrupted.
 *
 * @throws HarnessError `bad-option` for a port that cannot be had, or a mutant that there is not
 */
export async function serve(flags: ServeFlags, { stdout, interrupted }: Cli): Promise<void> {
  const revision = revisionOf(flags.revision).id
  const change = flags.mutant === undefined ? undefined : changeOf(flags.mutant, revision)
  const listener = await startReferenceServer({
    revision,
    host: flags.host,
    port: flags.port,
    seed: flags.seed,
    ...(flags.auth === true && { keys: embeddedKeys }),
    ...(change !== undefined && { change }),
  }).catch((error: Error) => {
    throw new HarnessError('bad-option', `cannot listen at ${flags.host}:${flags.port}: ${error.message}`, {
      hint: 'give another --port, or 0 for a free one',
    })
  })
  const { url, port } = listener
  stdout.write(`${JSON.stringify({ url, port, revision, mutant: flags.mutant ?? null })}\n`)
  await new Promise<void>((resolve) => {
    if (interrupted.aborted) resolve()
    interrupted.addEventListener('abort', () => resolve(), { once: true })
  })
  await listener.close()
}

function changeOf(id: string, revision: string): ReturnType<typeof mutantOf>['change'] {
  try {
    return mutantOf(id, revision).change
  } catch (error) {
    throw new HarnessError('bad-option', (error as Error).message, {
      hint: 'see `bedrock-conformance mutants --list`',
    })
  }
}
