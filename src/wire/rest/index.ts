// The restJson1 binding of the contract: values to requests and back, answers and errors to values.

export { encodeLabel, writeRequest, type RequestValue } from './writeRequest.js'
export { readRequest, type ReadRequest } from './readRequest.js'
export { routeOf, type Route } from './route.js'
export { bodyOf, readResponse } from './readResponse.js'
export { writeResponse, type WrittenResponse } from './writeResponse.js'
export { readError, type ReadError } from './readError.js'
export { errorReply, type ServiceError } from './errorReply.js'
export { parseJson, stringifySorted, type ParsedJson } from './json.js'
