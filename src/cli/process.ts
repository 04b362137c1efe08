import { runCommandLine } from './program.js'

/** How long something that is still open may keep the process, in milliseconds, once the command is done. */
const patience = 500

/** Run a command line as this process: with its streams, its signals, its exit code. */
export async function runProcess(args: readonly string[]): Promise<void> {
  const controller = new AbortController()
  const interrupt = () => {
    // Asked twice, the user does not want to wait for a report.
    if (controller.signal.aborted) process.exit(130)
    controller.abort()
  }
  process.on('SIGINT', interrupt)
  process.on('SIGTERM', interrupt)
  // A reader that has seen enough (`| head`) is no failure.
  process.stdout.on('error', (error: NodeJS.ErrnoException) => process.exit(error.code === 'EPIPE' ? 0 : 2))
  const code = await runCommandLine(args, {
    stdin: process.stdin,
    stdout: process.stdout,
    stderr: process.stderr,
    environment: process.env,
    interrupted: controller.signal,
  })
  process.off('SIGINT', interrupt)
  process.off('SIGTERM', interrupt)
  // A run that was interrupted may still be ending behind our back, with an exit code of its own.
  process.once('exit', () => {
    process.exitCode = code
  })
  setTimeout(() => process.exit(code), patience).unref()
}
