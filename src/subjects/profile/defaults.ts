import { operationNames } from '../../contract/operations.js'
import { features, type Feature } from './features.js'
import type { Credentials, Profile } from './profile.js'

/** Credentials that open nothing: the most emulators route by the header that a signature puts there. */
export const dummyCredentials: Credentials = {
  accessKeyId: 'AKIDEXAMPLE',
  secretAccessKey: 'wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY',
}

/** What is taken for granted of a subject that says nothing of itself: everything, with a Claude model. */
export const defaultProfile: Profile = {
  name: 'default',
  operations: operationNames,
  features: Object.keys(features) as Feature[],
  models: { text: 'anthropic.claude-3-haiku-20240307-v1:0' },
  invokeBody: {
    anthropic_version: 'bedrock-2023-05-31',
    max_tokens: 64,
    messages: [{ role: 'user', content: [{ type: 'text', text: 'Say hello.' }] }],
  },
  errors: {},
  authentication: { scheme: 'sigv4', region: 'us-east-1', credentials: dummyCredentials },
  headers: {},
  readings: {},
  timeouts: { case: 20_000, connect: 3_000 },
  pathPrefix: '',
}
