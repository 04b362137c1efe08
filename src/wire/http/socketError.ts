const sentences: Readonly<Record<string, string>> = {
  ECONNREFUSED: 'nothing listens there: connection refused',
  ECONNRESET: 'the connection was reset',
  ENOTFOUND: 'the host name cannot be resolved',
  EPIPE: 'the connection was closed while the request was being sent',
}

/** One sentence for an error of a socket, without addresses, which differ between runs. */
export function describeSocketError(error: NodeJS.ErrnoException): string {
  const { code = error.name } = error
  return sentences[code] ?? `the connection failed: ${code}`
}
