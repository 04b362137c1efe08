// Importing the recordings of other tools
export { importFiles, type ImportOptions, type Outcome } from './importFiles.js'
export { importers } from './importers.js'
export type { SourceFormat } from './importer.js'
