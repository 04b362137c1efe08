/** The outcome of a write, or a rejection when the client does not read for so long. */
export function bounded(work: Promise<void>, ms: number): Promise<void> {
  return new Promise((resolve, reject) => {
    const late = setTimeout(() => {
      reject(new Error(`the client did not read for ${ms} ms`))
    }, ms)
    work.then(resolve, reject).finally(() => {
      clearTimeout(late)
    })
  })
}
