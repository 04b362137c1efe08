/** A count of tokens that is the same for the same text: four characters each, at least one. */
export const tokensOf = (text: string): number => Math.max(1, Math.ceil(text.length / 4))

export const tokensOfJson = (value: unknown): number =>
  tokensOf(
    JSON.stringify(value, (_name, content: unknown) =>
      content instanceof Uint8Array ? content.byteLength : content,
    ) ?? '',
  )
