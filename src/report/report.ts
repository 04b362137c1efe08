import type { RunListener } from '../runner/listener.js'
import type { Results } from '../runner/results/results.js'

/** A format: hears of verdicts while they fall if it likes, and gets the results in the end. Decides nothing. */
export interface Report extends RunListener {
  onEnd(results: Results): void | Promise<void>
}

export interface ReportContext {
  /** Folder for the files of formats that are files. */
  readonly outputDir: string
  /** Where formats for people and for CI logs go. */
  readonly stdout: Output
  readonly environment: Readonly<Record<string, string | undefined>>
}

/** What a report needs of `process.stdout`. */
export interface Output {
  write(text: string): unknown
  readonly isTTY?: boolean | undefined
  readonly columns?: number | undefined
}
