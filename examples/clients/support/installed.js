import { installedIn } from '../../support/installed.js'

export const { installed, versionOf } = installedIn('clients')
