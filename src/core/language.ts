/** The languages of the message catalogue; a question in another language is answered with English fixed texts. */
export const LANGUAGES = ['en', 'de', 'fr', 'es', 'it', 'pt', 'ja'] as const;

/** ISO 639-1 code of a language that the fixed texts exist in. */
export type Language = (typeof LANGUAGES)[number];
