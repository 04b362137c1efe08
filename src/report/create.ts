import type { Report, ReportContext } from './report.js'

/** The formats, each loaded when it is asked for. */
const formats = {
  default: async (context: ReportContext) =>
    (await import('./console/console.js')).createConsoleReport(context),
  json: async (context: ReportContext) => (await import('./json.js')).createJsonReport(context),
  junit: async (context: ReportContext) => (await import('./junit.js')).createJunitReport(context),
  html: async (context: ReportContext) => (await import('./html/html.js')).createHtmlReport(context),
  github: async (context: ReportContext) => (await import('./github.js')).createGithubReport(context),
} satisfies Readonly<Record<string, (context: ReportContext) => Promise<Report>>>

export type ReportName = keyof typeof formats

export const reportNames = Object.keys(formats) as readonly ReportName[]

/** One report out of several: each hears everything, and one that fails does not keep the others from being written. */
export async function createReports(names: readonly ReportName[], context: ReportContext): Promise<Report> {
  const reports = await Promise.all(names.map((name) => formats[name](context)))
  return {
    onPlan: (settings, requirements) => reports.forEach((report) => report.onPlan?.(settings, requirements)),
    onProgress: (settings, done, total) =>
      reports.forEach((report) => report.onProgress?.(settings, done, total)),
    onVerdict: (suite, verdict, requirement) =>
      reports.forEach((report) => report.onVerdict?.(suite, verdict, requirement)),
    async onEnd(results) {
      const written = await Promise.allSettled(reports.map(async (report) => report.onEnd(results)))
      const failed = written.find((outcome) => outcome.status === 'rejected')
      if (failed !== undefined) throw failed.reason
    },
  }
}
