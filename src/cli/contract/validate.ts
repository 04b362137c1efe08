import { readFile } from 'node:fs/promises'
import { requirement, validate } from '../../contract/index.js'
import { createPaint } from '../../report/console/style.js'
import { describeViolations } from '../../report/contract/violations.js'
import { HarnessError } from '../../runner/harnessError.js'
import type { Cli } from '../cli.js'

export interface ValidateFlags {
  readonly operation: string
  readonly part: string
  readonly revision: string
  readonly reading: 'documented' | 'service'
  readonly json?: boolean
}

/** Validate a file, print what is wrong with it, and finish with 1 when something is. */
export async function validateFile(file: string, flags: ValidateFlags, cli: Cli): Promise<void> {
  const { operation, part, revision, reading } = flags
  const value = parse(file, file === '-' ? await readAll(cli.stdin) : await read(file))
  const violations = validate(operation, part, value, revision, { '*': reading })
  const subject = `${file === '-' ? 'the input' : file} as ${operation} ${part} of ${revision}`
  cli.stdout.write(
    flags.json === true
      ? `${JSON.stringify(violations, null, 2)}\n`
      : describeViolations(subject, violations, (id) => requirement(id, revision), createPaint(cli)),
  )
  cli.finish(violations.length === 0 ? 0 : 1)
}

async function read(file: string): Promise<string> {
  try {
    return await readFile(file, 'utf8')
  } catch (error) {
    throw new HarnessError('bad-option', (error as Error).message, { cause: error })
  }
}

async function readAll(stream: AsyncIterable<Uint8Array>): Promise<string> {
  const chunks: Uint8Array[] = []
  for await (const chunk of stream) chunks.push(chunk)
  return Buffer.concat(chunks).toString('utf8')
}

function parse(file: string, text: string): unknown {
  try {
    return JSON.parse(text)
  } catch (error) {
    throw new HarnessError('bad-option', `${file} is not JSON: ${(error as Error).message}`, { cause: error })
  }
}
