import type { Overrides } from '../../../contract/index.js'
import { modelFor, type Profile } from '../../../subjects/profile/profile.js'
import type { Plan } from '../plan.js'
import { sampleFile } from './media.js'

/** Values for shapes where a text that merely matches would break a rule or be odd for a real model. */
export function lawfulValues({ profile }: Plan): Overrides {
  const guardrail = guardrailOf(profile)
  return {
    ConversationalModelId: modelFor(profile, 'text'),
    InvokeModelIdentifier: modelFor(profile, 'invoke'),
    FoundationModelVersionIdentifier: modelFor(profile, 'countTokens'),
    ConversationRole: 'user',
    String: 'Hello',
    NonEmptyString: 'Hello',
    DocumentFormat: 'txt',
    VideoFormat: 'mp4',
    AudioFormat: 'mp3',
    ImageSourceBytesBlob: sampleFile('image', 'png'),
    GuardrailImageSourceBytesBlob: sampleFile('image', 'png'),
    GuardrailConverseImageSourceBytesBlob: sampleFile('image', 'png'),
    DocumentSourceBytesBlob: sampleFile('document', 'txt'),
    VideoSourceBytesBlob: sampleFile('video', 'mp4'),
    AudioSourceBytesBlob: sampleFile('audio', 'mp3'),
    Body: Buffer.from(JSON.stringify(profile.invokeBody)).toString('base64'),
    DocumentBlockNameString: 'notes',
    ToolName: 'get_weather',
    ToolUseId: 'tooluse_0001',
    ToolInputSchema: {
      json: { type: 'object', properties: { city: { type: 'string' } }, required: ['city'] },
    },
    ToolReference: { name: 'get_weather' },
    ...Object.fromEntries(
      ['ConverseRequest', 'ConverseStreamRequest'].map((request) => [
        `${request}AdditionalModelResponseFieldPathsListMemberString`,
        '/stop_sequence',
      ]),
    ),
    JsonSchemaDefinition: {
      schema:
        '{"type":"object","properties":{"answer":{"type":"string"}},"required":["answer"],"additionalProperties":false}',
    },
    OutputConfigEffortString: 'high',
    RequestMetadataJson: '{"project":"conformance"}',
    ...(profile.asyncInvoke !== undefined && { InvocationArn: profile.asyncInvoke.invocationArn }),
    GuardrailIdentifier: guardrail.identifier,
    GuardrailVersion: guardrail.version,
    ...Object.fromEntries(
      ['GuardrailConfiguration', 'GuardrailStreamConfiguration'].map((name) => [
        name,
        { guardrailIdentifier: guardrail.identifier, guardrailVersion: guardrail.version },
      ]),
    ),
  }
}

/** The guardrail of the profile, or one of the right form for a profile that names none. */
export const guardrailOf = ({
  guardrail,
}: Profile): { readonly identifier: string; readonly version: string } =>
  guardrail ?? { identifier: 'gr0123456789', version: '1' }
