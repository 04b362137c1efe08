/** `1 case`, `1,012 cases`. */
export const many = (count: number, noun: string): string =>
  `${grouped(count)} ${noun}${count === 1 ? '' : 's'}`

/** A number with its thousands set apart. */
export const grouped = (count: number): string => count.toLocaleString('en-US')

/** The command that judges one case again. */
export const rerun = (invocation: string, id: string): string => `${invocation} --only ${quote(id)}`

/** A word for a POSIX shell. */
export const quote = (word: string): string =>
  /^[\w@%+=:,./-]+$/u.test(word) ? word : `'${word.replaceAll("'", String.raw`'\''`)}'`
