import type { Output } from '../report/report.js'

/** What a command has of the world around it; tests give their own. */
export interface Cli {
  readonly stdin: AsyncIterable<Uint8Array>
  readonly stdout: Output
  readonly stderr: Output
  readonly environment: Readonly<Record<string, string | undefined>>
  /** Aborted when the user wants the command to end. */
  readonly interrupted: AbortSignal
  /** Say what the process is to end with; 0 when nobody says anything. */
  finish(code: number): void
}
