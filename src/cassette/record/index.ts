// Recording traffic
export { CassetteFolder } from './cassetteFolder.js'
export { startRecorder, type Recorder, type RecorderOptions } from './recorder.js'
export { regionOf, SigningError, signWithDefaultChain } from './signer.js'
