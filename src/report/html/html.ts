import { createHash } from 'node:crypto'
import { join } from 'node:path'
import { writeWhole } from '../../files/writeWhole.js'
import type { Results } from '../../runner/results/results.js'
import { markup } from '../escape.js'
import type { Report, ReportContext } from '../report.js'
import { script } from './script.js'
import { style } from './style.js'
import { renderSuite } from './suite.js'

/** `report.html`: one file that needs nothing else, readable from disk and without scripts, filtered with them. */
export const createHtmlReport = ({ outputDir }: Pick<ReportContext, 'outputDir'>): Report => ({
  onEnd: (results) => writeWhole(join(outputDir, 'report.html'), renderHtml(results)),
})

export function renderHtml({ header, suites }: Results): string {
  // The page shows text of whoever was judged: only our own script and style may do anything in it.
  const policy = `default-src 'none'; style-src '${hash(style)}'; script-src '${hash(script)}'; base-uri 'none'; form-action 'none'`
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>bedrock-conformance: ${markup(suites.map(({ suite, subject }) => `${suite}, ${subject}`).join('; '))}</title>
<style>${style}</style>
</head>
<body>
<header>
<h1>bedrock-conformance</h1>
<p class="dim">${markup(header.version)} · ${markup(header.started)} · ${header.seconds.toFixed(1)} s · Node ${markup(header.node)}</p>
</header>
<nav hidden id="filters">
<input type="search" id="search" placeholder="Find a case, requirement or word" aria-label="Find">
<span id="toggles"></span>
<span class="dim" id="shown" role="status"></span>
</nav>
<main>
${suites.map(renderSuite).join('\n')}
</main>
<script>${script}</script>
</body>
</html>
`
}

const hash = (text: string): string => `sha256-${createHash('sha256').update(text).digest('base64')}`
