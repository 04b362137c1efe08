import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { alphabetOf } from '../../recipes/text.js'
import { brokenLaws, frozen } from '../../laws.js'
import {
  BAD_NAME_LABELS,
  badDocumentNames,
  documentNames,
  NAME_CLASSES,
  type BadNameLabel,
} from './documentName.js'

const LAWFUL = /^(?! )(?!.* {2})[A-Za-z0-9 ()[\]-]{1,200}(?<! )$/

describe('document names', () => {
  const names = documentNames()

  it('keep the laws', () => {
    const objection = (name: string): string | undefined => (LAWFUL.test(name) ? undefined : 'no lawful name')
    expect(brokenLaws(names, objection)).toEqual([])
    expect(frozen(names)).toMatchSnapshot()
  })

  it('have 1 and 200 characters on purpose, and characters of every class', () => {
    const sample = fc.sample(names, { seed: 1, numRuns: 200 })
    const lengths = new Set(sample.map(({ length }) => length))
    expect(lengths).toContain(1)
    expect(lengths).toContain(200)
    expect(new Set(alphabetOf(sample.join('')))).toEqual(
      new Set(alphabetOf(Object.values(NAME_CLASSES).join(''))),
    )
  })

  it('shrink to the least that fails', () => {
    const property = fc.property(names, (name) => name.length < 64)
    expect(fc.check(property, { seed: 1 }).counterexample).toEqual(['a'.repeat(64)])
  })
})

describe('bad document names', () => {
  const breaks: Record<BadNameLabel, RegExp> = {
    empty: /^$/,
    'too-long': /^.{201,}$/,
    'double-space': / {2}/,
    slash: /\//,
    backslash: /\\/,
    dot: /\./,
    quote: /"/,
    'control-character': /\u0007/, // oxlint-disable-line no-control-regex
    emoji: /📄/u,
    tab: /\t/,
    'ideographic-space': /\u3000/,
  }

  it('break the rule they are labelled with and no other, whatever they shrink to', () => {
    const broken = (name: string): string[] => BAD_NAME_LABELS.filter((label) => breaks[label].test(name))
    expect(
      brokenLaws(badDocumentNames(), ({ name, label }) =>
        broken(name).join() === label && !LAWFUL.test(name) ? undefined : `labelled ${label}`,
      ),
    ).toEqual([])
  })

  it('are of every kind', () => {
    const sample = fc.sample(badDocumentNames(), { seed: 1, numRuns: 200 })
    expect(new Set(sample.map(({ label }) => label)).size).toBe(BAD_NAME_LABELS.length)
  })
})
