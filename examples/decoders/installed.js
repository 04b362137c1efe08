import { installedIn } from '../support/installed.js'

export const { installed } = installedIn('decoders')
