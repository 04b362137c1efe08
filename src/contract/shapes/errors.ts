import { exception, optional, simple, type ShapeTable } from '../define.js'

/** Modeled errors, with status and retry trait. */
export const errors = {
  AccessDeniedException: exception('2023-09-28', 403, {
    message: optional('NonBlankString'),
  }),
  ConflictException: exception('2024-12-03', 400, {
    message: optional('NonBlankString'),
  }),
  InternalServerException: exception('2023-09-28', 500, {
    message: optional('NonBlankString'),
  }),
  ModelErrorException: exception('2023-09-28', 424, {
    message: optional('NonBlankString'),
    originalStatusCode: optional('StatusCode'),
    resourceName: optional('NonBlankString'),
  }),
  ModelNotReadyException: exception(
    '2023-09-28',
    429,
    {
      message: optional('NonBlankString'),
    },
    { retryable: { since: '2024-08-29', throttling: false } },
  ),
  ModelStreamErrorException: exception('2023-09-28', 424, {
    message: optional('NonBlankString'),
    originalStatusCode: optional('StatusCode'),
    originalMessage: optional('NonBlankString'),
  }),
  ModelTimeoutException: exception('2023-09-28', 408, {
    message: optional('NonBlankString'),
  }),
  NonBlankString: simple('string', '2023-09-28', {
    pattern: [
      ['2023-09-28', '^[\\s\\S]*$'],
      ['2023-11-28', '[\\s\\S]*'],
    ],
  }),
  ResourceNotFoundException: exception('2023-09-28', 404, {
    message: optional('NonBlankString'),
  }),
  ServiceQuotaExceededException: exception('2023-09-28', 400, {
    message: optional('NonBlankString'),
  }),
  ServiceUnavailableException: exception('2024-07-25', 503, {
    message: optional('NonBlankString'),
  }),
  StatusCode: simple('integer', '2023-09-28', { min: 100, max: 599 }),
  ThrottlingException: exception('2023-09-28', 429, {
    message: optional('NonBlankString'),
  }),
  ValidationException: exception('2023-09-28', 400, {
    message: optional('NonBlankString'),
  }),
} satisfies ShapeTable
