import { basename } from 'node:path'
import { fileURLToPath } from 'node:url'
import { createCommandClient } from './commandClient.js'
import type { AdapterOptions } from './adapterProcess.js'
import type { ClientSubject } from './subject.js'

/**
 * A client that is a module, see `ClientModule`. It runs in a process of its own, which is ended when it hangs.
 *
 * @param path of the module, absolute
 * @throws ProgramStartError when it cannot be loaded, or does not say what it is
 */
export const createModuleClient = (
  path: string,
  {
    host = fileURLToPath(new URL('host.js', import.meta.url)),
    ...options
  }: AdapterOptions & { readonly host?: string } = {},
): Promise<ClientSubject> =>
  createCommandClient([process.execPath, host, path], { name: basename(path), ...options })
