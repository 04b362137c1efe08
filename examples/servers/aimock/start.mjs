// node examples/servers/aimock/start.mjs: installs and runs the mock server @copilotkit/aimock on a free port.
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { installFromNpm } from '../support/install.mjs'
import { run } from '../support/run.mjs'

const here = dirname(fileURLToPath(import.meta.url))
const installed = await installFromNpm('@copilotkit/aimock', '1.43.0')
const main = join(installed, 'node_modules/@copilotkit/aimock/dist/cli.js')
const fixtures = join(here, 'fixtures.json')

await run({
  start: () => ({
    command: process.execPath,
    args: [main, '--host', '127.0.0.1', '--port', '0', '--validate-on-load', '--fixtures', fixtures],
  }),
  listening: /listening on (http:\S+)/,
  health: '/health',
})
