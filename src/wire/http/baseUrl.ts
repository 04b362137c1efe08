/** Where a subject listens. */
export interface BaseUrl {
  readonly tls: boolean
  readonly host: string
  readonly port: number
  /** `host:port` as a Host header has it: without the port when it is the scheme's own. */
  readonly authority: string
  /** `scheme://authority`. */
  readonly origin: string
  /** What stands before every target; empty, or begins with a slash and does not end with one. */
  readonly prefix: string
}

/** Read a base URL; throws a TypeError that says what is wrong with it. */
export function parseBaseUrl(text: string): BaseUrl {
  const url = URL.canParse(text) ? new URL(text) : undefined
  if (!url || (url.protocol !== 'http:' && url.protocol !== 'https:')) {
    throw new TypeError(
      `base URL ${JSON.stringify(text)} is not one: give http://host:port or https://host:port`,
    )
  }
  if (url.username || url.password || url.search || url.hash) {
    throw new TypeError(
      `base URL ${JSON.stringify(text)} must have no credentials, query or fragment: only an origin and a path`,
    )
  }
  const tls = url.protocol === 'https:'
  return {
    tls,
    host: url.hostname.replace(/^\[(.*)\]$/, '$1'),
    port: url.port ? Number(url.port) : tls ? 443 : 80,
    authority: url.host,
    origin: url.origin,
    prefix: url.pathname.replace(/\/+$/, ''),
  }
}
