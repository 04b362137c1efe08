import { contentNotEmpty } from './contentNotEmpty.js'
import { documentCitationsFormat } from './documentCitationsFormat.js'
import { documentNameCharacters } from './documentNameCharacters.js'
import { documentNameWhitespace } from './documentNameWhitespace.js'
import { documentNamesUnique } from './documentNamesUnique.js'
import { documentSourceCitations } from './documentSourceCitations.js'
import { documentsMaxBytes } from './documentsMaxBytes.js'
import { documentsMaxCount } from './documentsMaxCount.js'
import { documentsRole } from './documentsRole.js'
import { documentsTextBlock } from './documentsTextBlock.js'
import { guardrailConfigWithoutGuardrail } from './guardrailConfigWithoutGuardrail.js'
import { guardrailContentType } from './guardrailContentType.js'
import { guardrailVersionPresent } from './guardrailVersionPresent.js'
import { imagesMaxBytes } from './imagesMaxBytes.js'
import { imagesMaxCount } from './imagesMaxCount.js'
import { imagesMaxPixels } from './imagesMaxPixels.js'
import { imagesRole } from './imagesRole.js'
import { importedModels } from './importedModels.js'
import { invokeBodyJson } from './invokeBodyJson.js'
import { promptExclusions } from './promptExclusions.js'
import { reasoningRole } from './reasoningRole.js'
import { responseFieldPointers } from './responseFieldPointers.js'
import { rolesAlternate } from './rolesAlternate.js'
import { startsWithUser } from './startsWithUser.js'
import { textNotBlank } from './textNotBlank.js'
import { toolChangeName } from './toolChangeName.js'
import { toolChangeRole } from './toolChangeRole.js'
import { toolConfigPresent } from './toolConfigPresent.js'
import { toolResultsExpected } from './toolResultsExpected.js'
import { toolResultsNotMore } from './toolResultsNotMore.js'
import { toolSchemaObject } from './toolSchemaObject.js'
import { toolUseIdsUnique } from './toolUseIdsUnique.js'
import { videosMaxBytes } from './videosMaxBytes.js'
import type { Rule } from './rule.js'

/** Every restriction of requests that no shape expresses, in the order in which violations are reported. */
export const rules: readonly Rule[] = [
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
  toolResultsExpected,
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
