import { InvalidArgumentError } from 'commander'

/**
 * A command as its words, quoted as for a POSIX shell; no shell runs it, so nothing else has a meaning.
 *
 * @throws InvalidArgumentError when a quote is not closed or there is no word
 */
export function splitWords(text: string): readonly string[] {
  const words: string[] = []
  let rest = text.trimStart()
  while (rest !== '') {
    const [whole] = /^(?:[^\s'"\\]|\\[^]|'[^']*'|"(?:[^"\\]|\\[^])*")+/u.exec(rest) ?? []
    if (whole === undefined) throw new InvalidArgumentError('A quote is not closed.')
    words.push(unquote(whole))
    const after = rest.slice(whole.length)
    rest = after.trimStart()
    if (rest !== '' && rest === after) throw new InvalidArgumentError('A quote is not closed.')
  }
  if (words.length === 0) throw new InvalidArgumentError('It must be a program and its arguments.')
  return words
}

const unquote = (word: string): string =>
  word.replaceAll(
    /'([^']*)'|"((?:[^"\\]|\\[^])*)"|\\([^])/gu,
    (_, single?: string, double?: string, escaped?: string) =>
      single ?? double?.replaceAll(/\\(["\\$`])/gu, '$1') ?? escaped!,
  )
