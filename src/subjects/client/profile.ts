import { defaultProfile } from '../profile/defaults.js'
import type { Profile } from '../profile/profile.js'

/**
 * What is taken for granted of a client: nothing but time, since it says of itself what it can do. The first call of some
 * has to start a virtual machine.
 */
export const clientProfile: Profile = { ...defaultProfile, timeouts: { case: 60_000, connect: 30_000 } }
