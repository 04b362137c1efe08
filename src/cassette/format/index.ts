// Cassette files: reading, writing, finding.

export { parseCassette } from './parseCassette.js'
export { formatCassette } from './formatCassette.js'
export { extension, findCassettes, readCassette, writeCassette } from './files.js'
export { wordsOf } from './wordsOf.js'
export { CassetteError } from './cassetteError.js'
