import { devNull } from 'node:os'

/** Left by a test runner: a child would take itself for a test. */
const ofRunner = /^(?:VITEST.*|NODE_ENV|NODE_OPTIONS|TEST|PROD|DEV|MODE|BASE_URL|SSR)$/
/** Settings and secrets of an account, which would decide what a client does and where it sends it. */
const ofAccount = /^AWS_/
/** What is judged is on this machine. */
const ofProxy = /^(?:https?|all|no|ftp)_proxy$/i

/** What keeps an SDK from looking for an account in the files of the user and in the network. */
const noAccount = {
  AWS_CONFIG_FILE: devNull,
  AWS_SHARED_CREDENTIALS_FILE: devNull,
  AWS_EC2_METADATA_DISABLED: 'true',
}

/** The environment of a child: that of this process without what would make its results differ from user to user. */
export const cleanEnvironment = (own: NodeJS.ProcessEnv): NodeJS.ProcessEnv => ({
  ...Object.fromEntries(
    Object.entries(own).filter(([name]) => ![ofRunner, ofAccount, ofProxy].some((left) => left.test(name))),
  ),
  ...noAccount,
})
