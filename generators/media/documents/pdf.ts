import { ascii, run } from '../parts.js'
import { SENTENCE, type DocumentCodec } from './format.js'

const CONTENT = `BT /F1 24 Tf 72 720 Td (${SENTENCE}) Tj ET`

const OBJECTS = [
  '<< /Type /Catalog /Pages 2 0 R >>',
  '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
  '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>',
  `<< /Length ${CONTENT.length} >>\nstream\n${CONTENT}\nendstream`,
  '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>',
]

/**
 * One page with one line (PDF 1.4). The padding is a comment between the trailer, which readers find through the last
 * line, and that line: so no offset in the file depends on it.
 */
export const pdf: DocumentCodec = {
  parts: (padding) => {
    const { body, offsets } = layOut()
    const entries = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`)
    const size = OBJECTS.length + 1
    return [
      ascii(`${body}xref\n0 ${size}\n0000000000 65535 f \n${entries.join('')}`),
      ascii(`trailer\n<< /Size ${size} /Root 1 0 R >>\n%`),
      run(padding, 0x20),
      ascii(`\nstartxref\n${body.length}\n%%EOF\n`),
    ]
  },
}

/** Header and objects, and where each object starts. */
function layOut(): { body: string; offsets: readonly number[] } {
  const offsets: number[] = []
  let body = '%PDF-1.4\n%\xe2\xe3\xcf\xd3\n'
  for (const [index, object] of OBJECTS.entries()) {
    offsets.push(body.length)
    body += `${index + 1} 0 obj\n${object}\nendobj\n`
  }
  return { body, offsets }
}
