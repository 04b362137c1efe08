import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { Script } from 'node:vm'
import { expect, it } from 'vitest'
import { createHtmlReport, renderHtml } from './html.js'
import { exampleResults } from '../testing/example.js'
import { temporaryFolder } from '../../runner/testing/folder.js'

it('shows every case with its kind, the worst first', () => {
  const html = renderHtml(exampleResults())
  expect([...html.matchAll(/class="case" data-kind="(\w+)"/gu)].map(([, kind]) => kind)).toEqual([
    'error',
    'failed',
    'failed',
    'blocked',
    'fixed',
    'known',
    'passed',
    'skipped',
    'warned',
    'noted',
  ])
  expect(html).toContain('<blockquote>The sentence of converse.messages.max-count.')
  expect(html).toContain(
    'server --endpoint http://127.0.0.1:4566 --seed 1 --only converse.messages.max-count/21',
  )
})

it('runs its own script and no other, and needs nothing from anywhere', () => {
  const html = renderHtml(exampleResults())
  const scripts = [...html.matchAll(/<script>(.*?)<\/script>/gsu)].map(([, text]) => text!)
  expect(scripts).toHaveLength(1)
  expect(html).toContain(`script-src 'sha256-${createHash('sha256').update(scripts[0]!).digest('base64')}'`)
  expect(html).not.toMatch(/(?:src|href)=/u)
  expect(html).not.toContain('\u001b')
})

it('has a script that a browser can read', () => {
  const [, text] = /<script>(.*?)<\/script>/su.exec(renderHtml(exampleResults()))!
  expect(() => new Script(text!)).not.toThrow()
})

it('is written whole', async () => {
  const outputDir = await temporaryFolder()
  await createHtmlReport({ outputDir }).onEnd(exampleResults())
  expect(await readFile(join(outputDir, 'report.html'), 'utf8')).toBe(renderHtml(exampleResults()))
})
