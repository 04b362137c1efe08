import { execFileSync, spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { Document } from '../documents/document.js'
import type { Image } from '../images/image.js'

/** What a reader that is not ours made of a file. */
export interface Reading {
  readonly format?: string
  readonly width?: number
  readonly height?: number
  readonly text?: string
  readonly error?: string
}

const PYTHON = process.env['BEDROCK_CONFORMANCE_PYTHON'] ?? 'python3'
const SCRIPT = fileURLToPath(new URL('readers.py', import.meta.url))

/** Why the readers cannot be used on this machine; absent when they can. */
export function whyNoReaders(): string | undefined {
  const { status, stdout } = spawnSync(PYTHON, [SCRIPT, '--missing'], { encoding: 'utf8', timeout: 60_000 })
  if (status !== 0) return `${PYTHON} does not run (BEDROCK_CONFORMANCE_PYTHON names another)`
  const missing = JSON.parse(stdout) as string[]
  return missing.length === 0 ? undefined : `${PYTHON} has no ${missing.join(', ')}`
}

/** Write the files into a temporary folder, have them read in one go, and take them away again. */
export function readAll(files: readonly (Image | Document)[]): readonly Reading[] {
  const folder = mkdtempSync(join(tmpdir(), 'bedrock-conformance-media-'))
  try {
    const manifest = files.map((file, index) => {
      const path = join(folder, `${index}.${file.format}`)
      writeFileSync(path, file.bytes())
      return { path, format: file.format, kind: file instanceof Document ? 'document' : 'image' }
    })
    const path = join(folder, 'manifest.json')
    writeFileSync(path, JSON.stringify(manifest))
    return JSON.parse(
      execFileSync(PYTHON, [SCRIPT, path], { encoding: 'utf8', timeout: 300_000 }),
    ) as Reading[]
  } finally {
    rmSync(folder, { recursive: true })
  }
}
