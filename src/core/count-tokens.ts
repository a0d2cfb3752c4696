const LETTERS_PER_TOKEN = 4;

/**
 * About how many tokens a text has, rather too many than too few: four characters of a script with spaces make one, and
 * each letter of the others is one (OpenAI, "What are tokens and how to count them").
 */
export function countTokens(text: string): number {
  const dense = text.match(/[^\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}\p{P}\p{N}\p{Z}\p{S}\s]/gu);
  const single = dense?.length ?? 0;
  return single + Math.ceil((text.length - single) / LETTERS_PER_TOKEN);
}

/** About how many tokens messages have together. */
export function countMessageTokens(messages: readonly { content: string }[]): number {
  return messages.reduce((sum, { content }) => sum + countTokens(content), 0);
}
