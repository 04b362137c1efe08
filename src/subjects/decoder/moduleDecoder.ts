import { fileURLToPath } from 'node:url'
import { createCommandDecoder, type CommandOptions } from './commandDecoder.js'
import type { DecoderSubject } from './subject.js'

/**
 * A decoder that is a module: exports `decode`, `decodeEvents` or both, see `DecoderModule`. It runs in a process of its
 * own, which is ended when it hangs.
 *
 * @param path of the module, absolute
 * @throws ProgramStartError when it cannot be loaded
 */
export async function createModuleDecoder(
  path: string,
  options: CommandOptions & { readonly host?: string } = {},
): Promise<DecoderSubject> {
  const { limit = 5000, host = fileURLToPath(new URL('host.js', import.meta.url)) } = options
  // Its own limit comes first: a decoder that merely waits costs no restart.
  return createCommandDecoder([process.execPath, host, path, String(limit)], {
    ...options,
    limit: limit + 1000,
  })
}
