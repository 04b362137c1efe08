/** What the service says for its errors, where that was recorded or quoted. */
export const messages: Readonly<Record<string, string>> = {
  AccessDeniedException: "You don't have access to the model with the specified model ID.",
  ConflictException: 'The request conflicts with another one under the same token.',
  InternalServerException:
    'The system encountered an unexpected error during processing. Try your request again.',
  ModelErrorException:
    'The system encountered an unexpected error during processing. Try your request again.',
  ModelNotReadyException: 'Model is not ready for inference. Wait and try your request again.',
  ModelStreamErrorException:
    'The system encountered an unexpected error during processing. Try your request again.',
  ModelTimeoutException: 'The model took too long to answer. Try your request again.',
  ResourceNotFoundException:
    'This model version has reached the end of its life. Please refer to the AWS documentation for more details.',
  ServiceQuotaExceededException: 'The request exceeds a quota of the account.',
  ServiceUnavailableException: 'Bedrock is unable to process your request.',
  ThrottlingException: 'Too many requests, please wait before trying again.',
  ValidationException: 'The provided request is not valid',
}

type Wording = (place: { readonly path: string; readonly pointer: string }) => string

const blockAt = (path: string): string => path.split('.').slice(0, 4).join('.')
const messageAt = (path: string): string => path.split('.').slice(0, 3).join('.')
const constantly =
  (text: string): Wording =>
  () =>
    text
const model = (text: string): Wording => constantly(`The model returned the following errors: ${text}`)

/** The sentence with which the service refuses a broken rule, by rule name; `path` is 0-based with dots. */
export const ruleWording: Readonly<Record<string, Wording>> = {
  'messages.images.max-count': model('messages: too many images and documents'),
  'messages.images.max-bytes': model('image exceeds 5 MB maximum'),
  'messages.images.max-pixels': model('image dimensions exceed max allowed size: 8000 pixels'),
  'messages.images.role': ({ path }) =>
    `The model returned the following errors: ${messageAt(path)}: 'image' blocks are not permitted within assistant turns.`,
  'messages.documents.max-count': constantly("You can't include more than 5 documents in a request."),
  'messages.documents.max-bytes': constantly(
    'The maximum document size is 4.5 MB. Reduce the size of your document and retry your request.',
  ),
  'messages.documents.text-block': constantly(
    'A text block must be included when using documents. Add a text block and retry your request.',
  ),
  'messages.content.document.name.characters': constantly(
    "The document file name can only contain alphanumeric characters, whitespace characters, hyphens, parentheses, and square brackets. The name can't contain more than one consecutive whitespace character. Check that the file name conforms to these restrictions and retry your request.",
  ),
  'messages.documents.unique-names': constantly(
    "Messages can't contain duplicate document names. Rename the document and retry your request.",
  ),
  'messages.content.document.citations.format': constantly(
    'Unsupported document format. Only txt and pdf formats are supported when citations are enabled',
  ),
  'messages.content.document.source.citations': ({ path }) =>
    `DocumentSource object at ${path.split('.').slice(0, -1).join('.')} must set one of the following keys: bytes, s3Location.`,
  'messages.starts-with-user': constantly(
    'A conversation must start with a user message. Try again with a conversation that starts with a user message.',
  ),
  'messages.roles-alternate': constantly(
    'A conversation must alternate between user and assistant roles. Make sure the conversation alternates between user and assistant roles and try again.',
  ),
  'messages.content.not-empty': ({ path }) =>
    `The content field in the Message object at ${path.split('.').slice(0, 2).join('.')} is empty. Add a ContentBlock object to the content field and try again.`,
  'messages.content.text.not-blank': ({ path }) =>
    `The text field in the ContentBlock object at ${blockAt(path)} is blank. Add text to the text field, and try again.`,
  'messages.reasoningContent.role': constantly(
    'User messages cannot contain reasoning content. Please remove the reasoning content and try again.',
  ),
  'toolConfig.present': constantly(
    'The toolConfig field must be defined when using toolUse and toolResult content blocks.',
  ),
  'toolConfig.tools.toolSpec.inputSchema.json.object': ({ path }) =>
    path.endsWith('.type')
      ? `The value at ${path} must be one of the following: object.`
      : `The format of the value at ${path} is invalid. Provide a json object for the field and try again.`,
  'messages.toolUse.answered': ({ path }) => `Expected toolResult blocks at ${path} for the following Ids`,
  'messages.toolResult.not-more-than-uses': ({ path }) =>
    `The number of toolResult blocks at ${path} exceeds the number of toolUse blocks of previous turn.`,
  'messages.toolUse.unique-ids': ({ path }) =>
    `The toolUse blocks at ${messageAt(path)} contain duplicate Ids`,
  'body.json': constantly('Malformed input request, please reformat your input and try again.'),
}
