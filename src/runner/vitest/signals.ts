const signals = ['SIGINT', 'SIGTERM'] as const

/**
 * Signals belong to whoever started the run. What is added to them after this call is taken off again by the function
 * that it gives: Vitest would end the process before anybody could write a report.
 */
export function keepSignals(): () => void {
  const before = signals.map((signal) => [signal, new Set(process.listeners(signal))] as const)
  return () => {
    for (const [signal, known] of before) {
      for (const listener of process.listeners(signal))
        if (!known.has(listener)) process.off(signal, listener)
    }
  }
}
