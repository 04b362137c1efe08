import { modelAt, revisions } from '../../contract/index.js'
import { features } from '../../subjects/profile/features.js'
import { purposes } from '../../subjects/profile/purposes.js'
import type { ListFlags, Row } from './listings.js'

export const listRevisions = (): readonly Row[] =>
  revisions.map(({ id, botocore, summary }) => ({ id, botocore, summary }))

export const listOperations = ({ revision }: ListFlags): readonly Row[] =>
  [...modelAt(revision).operations.values()].map(({ name, method, uri, errors }) => ({
    name,
    method,
    uri,
    errors: errors.map((error) => error.name).join(' '),
  }))

/** What a profile may say that a subject lacks. */
export const listFeatures = (): readonly Row[] =>
  Object.entries(features).map(([name, sentence]) => ({ name, sentence }))

/** For what a profile may name a model. */
export const listPurposes = (): readonly Row[] =>
  Object.entries(purposes).map(([name, sentence]) => ({ name, sentence }))
