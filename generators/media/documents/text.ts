import { ascii, run } from '../parts.js'
import { SENTENCE, type DocumentCodec } from './format.js'

const NEWLINE = 0x0a
const SPACE = 0x20

export const txt: DocumentCodec = {
  parts: (padding) => [ascii(`${SENTENCE}\n`), run(padding, NEWLINE)],
}

export const md: DocumentCodec = {
  parts: (padding) => [ascii(`# Document\n\n${SENTENCE}\n`), run(padding, NEWLINE)],
}

/** Two records of two fields (RFC 4180); the padding is empty lines, for readers bound the length of a field. */
export const csv: DocumentCodec = {
  parts: (padding) => [ascii(`number,sentence\n1,${SENTENCE}\n`), run(padding, NEWLINE)],
}

export const html: DocumentCodec = {
  parts: (padding) => [
    ascii(`<!doctype html><html lang="en"><title>Document</title><p>${SENTENCE}</p><!--`),
    run(padding, SPACE),
    ascii('--></html>\n'),
  ],
}
