import { har } from './har.js'
import type { Importer } from './importer.js'
import { jsonl } from './jsonl.js'
import { nock } from './nock.js'
import { vcr } from './vcr.js'

/** In the order in which they are asked whether a file is theirs: the slowest parser last. */
export const importers: readonly Importer[] = [nock, har, jsonl, vcr]
