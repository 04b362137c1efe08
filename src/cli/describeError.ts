import { printable } from '../report/escape.js'

/** An error for people: one line and a hint; with its stack only for those who ask for it. */
export function describeError(error: unknown, debug: boolean): string {
  if (!(error instanceof Error)) return `error: ${printable(String(error))}\n`
  const { hint } = error as { readonly hint?: unknown }
  const lines = [
    `error: ${printable(error.message)}`,
    ...(typeof hint === 'string' ? [`hint: ${printable(hint)}`] : []),
    ...(debug ? [stackOf(error)] : isForeseen(error) ? [] : ['hint: --debug shows where it comes from']),
  ]
  return `${lines.join('\n')}\n`
}

/** Errors that we throw on purpose say all there is to say. */
const isForeseen = (error: Error): boolean => 'code' in error

function stackOf(error: Error): string {
  const { cause } = error
  const rest = cause === undefined ? '' : `\ncaused by: ${stackOfCause(cause)}`
  return `${error.stack ?? error.message}${rest}`
}

function stackOfCause(cause: unknown): string {
  const { stack } = Object(cause) as { readonly stack?: unknown }
  return typeof stack === 'string' ? stack : String(cause)
}
