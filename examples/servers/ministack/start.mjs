// node examples/servers/ministack/start.mjs: installs and runs the emulator ministack on a free port.
import { cp } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { installFromPyPI } from '../support/install.mjs'
import { run } from '../support/run.mjs'

const here = dirname(fileURLToPath(import.meta.url))
const installed = await installFromPyPI('ministack-1.5.33', join(here, 'requirements.txt'))

await run({
  start: async (folder) => {
    // The ids that it gives to guardrails and invocations are none that a lawful request can name. The state that it
    // finds at its start brings one of each that has such an id.
    const state = join(folder, 'state')
    await cp(join(here, 'state'), state, { recursive: true })
    return {
      command: join(installed, 'bin/python'),
      args: ['-m', 'ministack'],
      env: {
        GATEWAY_PORT: '0',
        BIND_HOST: '127.0.0.1',
        MINISTACK_ACCOUNT_ID: '123456789012',
        PERSIST_STATE: '1',
        STATE_DIR: state,
      },
    }
  },
  listening: /Running on (http:\S+)/,
  health: '/_ministack/health',
})
