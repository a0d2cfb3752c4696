import { readConcepts } from './read-concepts.ts';

let languages: ReadonlyMap<string, readonly string[]> | null = null;

/** The languages of the Latin script in which the lexicon has a lower-case word as a term of its own. */
export function languagesOfWord(word: string): readonly string[] {
  languages ??= index();
  return languages.get(word) ?? [];
}

function index(): Map<string, string[]> {
  const known = new Map<string, Set<string>>();
  for (const concept of readConcepts())
    for (const [language, words] of Object.entries(concept)) {
      if (language === 'ja') continue;
      for (const word of words.map((each) => each.replace('~', '').toLowerCase()))
        known.set(word, (known.get(word) ?? new Set()).add(language));
    }
  return new Map([...known].map(([word, set]) => [word, [...set]]));
}
