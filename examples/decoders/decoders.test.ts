import { fileURLToPath } from 'node:url'
import { judgeNeighbours } from '../support/judgeNeighbours.js'
// @ts-expect-error -- a script, for people to run
import { decoders } from './decoders.mjs'

judgeNeighbours({
  folder: fileURLToPath(new URL('.', import.meta.url)),
  suite: 'decoder',
  subjects: decoders,
  passes: 20,
  concurrent: true,
})
