import { join } from 'node:path'
import { writeWhole } from '../files/writeWhole.js'
import type { Report, ReportContext } from './report.js'

/** `results.json`, as `schemas/results.schema.json` describes it. */
export const createJsonReport = ({ outputDir }: Pick<ReportContext, 'outputDir'>): Report => ({
  onEnd: (results) => writeWhole(join(outputDir, 'results.json'), `${JSON.stringify(results, null, 2)}\n`),
})
