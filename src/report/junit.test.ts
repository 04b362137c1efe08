import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { createJunitReport, renderJunit } from './junit.js'
import { exampleResults } from './testing/example.js'
import { temporaryFolder } from '../runner/testing/folder.js'

/** Element names in the order in which they open; throws where the XML is not well formed. */
function elementsOf(xml: string): readonly string[] {
  const open: string[] = []
  const seen: string[] = []
  const content = xml.replace(/^<\?xml [^>]*\?>/u, '')
  const rest = content.replaceAll(
    /<(\/?)([a-z-]+)((?: [a-z]+="[^"<]*")*)(\/?)>/gu,
    (_, closing: string, name: string, __, empty: string) => {
      if (closing === '/' && open.pop() !== name) throw new SyntaxError(`</${name}> closes nothing`)
      if (closing === '') seen.push(name)
      if (closing === '' && empty === '') open.push(name)
      return ''
    },
  )
  if (open.length > 0 || /[<>]/u.test(rest))
    throw new SyntaxError(`stray markup: ${open.join()} ${rest.trim()}`)
  return seen
}

it('is well formed whatever a subject answered', () => {
  const elements = elementsOf(renderJunit(exampleResults()))
  const count = (name: string) => elements.filter((element) => element === name).length
  expect(count('testcase')).toBe(10)
  expect(count('testsuite')).toBe(1)
  expect(count('failure')).toBe(4)
  expect(count('error')).toBe(1)
  expect(count('skipped')).toBe(2)
  expect(count('system-out')).toBe(2)
})

it('counts as the results do, and says level and requirement', () => {
  const xml = renderJunit(exampleResults())
  expect(xml).toContain(
    '<testsuites name="bedrock-conformance" tests="10" failures="4" errors="1" skipped="2">',
  )
  expect(xml).toContain('<property name="level" value="should"/>')
  expect(xml).toContain('<property name="requirement" value="converse.messages.max-count"/>')
  expect(xml).toContain('<skipped message="known failure: ours is smaller"/>')
  expect(xml).toContain('<failure type="blocked" message="a did not pass">')
})

it('is written whole', async () => {
  const outputDir = await temporaryFolder()
  await createJunitReport({ outputDir }).onEnd(exampleResults())
  expect(await readFile(join(outputDir, 'junit.xml'), 'utf8')).toBe(renderJunit(exampleResults()))
})
