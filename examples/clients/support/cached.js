/** Clients are made once for each set of settings, as programs do, so that connections can be used again. */
export function cached(make) {
  const made = new Map()
  return (settings) => {
    const key = JSON.stringify(settings)
    if (!made.has(key)) made.set(key, make(settings))
    return made.get(key)
  }
}
