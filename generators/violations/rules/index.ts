import type { RuleBreaker } from '../breaker.js'
import { importedModels, promptExclusions, responseFieldPointers } from './converse.js'
import { documentNameCharacters, documentNameWhitespace } from './documentNames.js'
import {
  documentCitationsFormat,
  documentNamesUnique,
  documentsMaxBytes,
  documentsMaxCount,
  documentSourceCitations,
  documentsRole,
  documentsTextBlock,
} from './documents.js'
import { imagesMaxBytes, imagesMaxCount, imagesMaxPixels, imagesRole } from './images.js'
import {
  guardrailConfigWithoutGuardrail,
  guardrailContentType,
  guardrailVersionPresent,
  invokeBodyJson,
} from './invoke.js'
import {
  toolChangeName,
  toolChangeRole,
  toolConfigPresent,
  toolResultsNotMore,
  toolSchemaObject,
  toolUseAnswered,
  toolUseIdsUnique,
} from './tools.js'
import { contentNotEmpty, reasoningRole, rolesAlternate, startsWithUser, textNotBlank } from './turns.js'
import { videosMaxBytes } from './videos.js'

/** For every rule of prose how it is broken, in the order of the rules. */
export const ruleBreakers: readonly RuleBreaker[] = [
  // Images and documents
  imagesMaxCount,
  imagesMaxBytes,
  imagesMaxPixels,
  imagesRole,
  videosMaxBytes,
  documentsMaxCount,
  documentsMaxBytes,
  documentsTextBlock,
  documentsRole,
  documentNameCharacters,
  documentNameWhitespace,
  documentNamesUnique,
  documentCitationsFormat,
  documentSourceCitations,
  // The conversation
  startsWithUser,
  rolesAlternate,
  contentNotEmpty,
  textNotBlank,
  reasoningRole,
  // Tools
  toolConfigPresent,
  toolSchemaObject,
  toolUseAnswered,
  toolResultsNotMore,
  toolUseIdsUnique,
  toolChangeRole,
  toolChangeName,
  // The rest of Converse
  responseFieldPointers,
  importedModels,
  promptExclusions,
  // InvokeModel
  invokeBodyJson,
  guardrailConfigWithoutGuardrail,
  guardrailContentType,
  guardrailVersionPresent,
]
