// Making credentials
export { bearer } from './bearer.js'
export { sign, type Credentials, type SignOptions } from './sign.js'

// Judging them
export { verify, type SignatureProblem, type Verification, type VerifyOptions } from './verify.js'
