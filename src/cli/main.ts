#!/usr/bin/env node
// The bin. Nothing is imported here that `--version` does not need: people and scripts call it often.
import { packageVersion } from '../files/packageRoot.js'

const [first, ...rest] = process.argv.slice(2)
if (rest.length === 0 && (first === '--version' || first === '-V')) {
  process.stdout.write(`${packageVersion}\n`)
} else {
  const { runProcess } = await import('./process.js')
  await runProcess(process.argv.slice(2))
}
