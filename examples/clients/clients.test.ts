import { fileURLToPath } from 'node:url'
import { judgeNeighbours } from '../support/judgeNeighbours.js'
// @ts-expect-error -- a script, for people to run
import { clients } from './clients.mjs'

judgeNeighbours({
  folder: fileURLToPath(new URL('.', import.meta.url)),
  suite: 'client',
  subjects: clients,
  passes: 20,
  concurrent: true,
})
