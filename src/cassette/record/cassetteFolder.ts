import { mkdir, readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { extension, writeCassette } from '../format/index.js'
import type { RedactedCassette } from '../redact/index.js'
import { cassetteName } from './cassetteName.js'

/** Where recordings go, numbered on from what is there. It takes nothing that was not redacted. */
export class CassetteFolder {
  private constructor(
    readonly path: string,
    private last: number,
  ) {}

  /** The folder, made as needed. Rejects with the system's error when it cannot be had. */
  static async open(path: string): Promise<CassetteFolder> {
    await mkdir(path, { recursive: true })
    const numbers = (await readdir(path))
      .filter((name) => name.endsWith(extension))
      .map((name) => Number(/^\d+/.exec(name)?.[0] ?? 0))
    return new CassetteFolder(path, Math.max(0, ...numbers))
  }

  /** The number of the next exchange. */
  next(): number {
    this.last += 1
    return this.last
  }

  /** Gives the path of the file, which is there whole or not at all. */
  async save(number: number, cassette: RedactedCassette): Promise<string> {
    const file = join(this.path, cassetteName(number, cassette))
    await writeCassette(file, cassette)
    return file
  }
}
