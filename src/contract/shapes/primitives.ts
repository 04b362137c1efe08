import { document, simple, type ShapeTable } from '../define.js'

/** Shapes without constraints that every family uses. */
export const primitives = {
  Blob: simple('blob', '2025-02-24'),
  Boolean: simple('boolean', '2025-04-07'),
  Document: document('2024-05-30'),
  Integer: simple('integer', '2025-08-20'),
  Long: simple('long', '2024-05-30'),
  NonEmptyString: simple('string', '2024-05-30', { min: 1 }),
  NonNegativeInteger: simple('integer', '2024-05-30', { min: 0 }),
  String: simple('string', '2024-05-30'),
  Timestamp: simple('timestamp', '2024-12-03', { timestampFormat: 'iso8601' }),
} satisfies ShapeTable
