import { ascii, run, type Part } from '../parts.js'
import { SENTENCE, type DocumentCodec } from './format.js'
import { zip } from './zip.js'

const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006'
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006'

/** A WordprocessingML document (ECMA-376, part 1, section 11) of one paragraph. */
export const docx: DocumentCodec = openXml({
  'word/document.xml': {
    type: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml',
    xml:
      '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>' +
      `<w:p><w:r><w:t>${SENTENCE}</w:t></w:r></w:p><w:sectPr/></w:body></w:document>`,
  },
})

const SPREADSHEET = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'

/** A SpreadsheetML workbook (ECMA-376, part 1, section 12) of one sheet with a number and a sentence. */
export const xlsx: DocumentCodec = openXml({
  'xl/workbook.xml': {
    type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml',
    xml:
      `<workbook xmlns="${SPREADSHEET}" xmlns:r="${OFFICE}/relationships">` +
      '<sheets><sheet name="Sheet1" sheetId="1" r:id="rId1"/></sheets></workbook>',
  },
  'xl/worksheets/sheet1.xml': {
    type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml',
    xml:
      `<worksheet xmlns="${SPREADSHEET}"><sheetData><row r="1"><c r="A1"><v>1</v></c>` +
      `<c r="B1" t="inlineStr"><is><t>${SENTENCE}</t></is></c></row></sheetData></worksheet>`,
  },
  'xl/_rels/workbook.xml.rels': { xml: relationship('worksheet', 'worksheets/sheet1.xml') },
})

interface PackagePart {
  /** Content type; relationship parts have theirs by extension. */
  readonly type?: string
  readonly xml: string
}

/**
 * An Open Packaging Conventions package (ECMA-376, part 2), the main part first. The padding is a part of its own that no
 * other part refers to.
 */
function openXml(parts: Readonly<Record<string, PackagePart>>): DocumentCodec {
  const overrides = Object.entries(parts).flatMap(([name, { type }]) =>
    type === undefined ? [] : [`<Override PartName="/${name}" ContentType="${type}"/>`],
  )
  const types =
    `<Types xmlns="${PACKAGE}/content-types">` +
    `<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>` +
    `<Default Extension="bin" ContentType="application/octet-stream"/>${overrides.join('')}</Types>`
  const entry = (name: string, xml: string): { name: string; data: readonly Part[] } => ({
    name,
    data: [ascii(XML + xml)],
  })
  const [main] = Object.keys(parts)
  return {
    parts: (padding) =>
      zip([
        entry('[Content_Types].xml', types),
        entry('_rels/.rels', relationship('officeDocument', main!)),
        ...Object.entries(parts).map(([name, { xml }]) => entry(name, xml)),
        { name: 'padding.bin', data: [run(padding)] },
      ]),
  }
}

function relationship(type: string, target: string): string {
  return (
    `<Relationships xmlns="${PACKAGE}/relationships">` +
    `<Relationship Id="rId1" Type="${OFFICE}/relationships/${type}" Target="${target}"/></Relationships>`
  )
}
