// Importing the recordings of other tools
export { importFiles, readInteractions, type ImportOptions, type Outcome } from './importFiles.js'
export { NotOfFormat, type SourceFormat } from './importer.js'
