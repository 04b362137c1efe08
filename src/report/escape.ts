/**
 * What came from a subject is not trusted by any report: it could move the cursor, hide text or break out of markup.
 */

/** Controls except tab and line feed, separators that break lines, lone surrogates, and marks that turn text around. */
const unprintable =
  /(?![\t\n])\p{Control}|\p{Surrogate}|[\u2028\u2029\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff\ufffe\uffff]/gu

/** Text with everything that is no printable character written out: `\u001b`. Lines and tabs stay. */
export const printable = (text: string): string =>
  text
    .replaceAll('\r\n', '\n')
    .replaceAll(
      unprintable,
      (character) => String.raw`\u` + character.charCodeAt(0).toString(16).padStart(4, '0'),
    )

/** Printable text on one line. */
export const oneLine = (text: string): string => printable(text).replaceAll(/\s+/gu, ' ').trim()

/** Printable text as HTML or XML content, or inside a quoted attribute. */
export const markup = (text: string): string =>
  printable(text).replaceAll(/[&<>"']/gu, (character) => `&#${character.charCodeAt(0)};`)
