/** A form of a term as it stands in a text. */
interface TermForm {
  form: string;
  /** What parts from it and ends the clause: "ein" of "richte … ein". */
  particle: string | null;
}

/** The forms of a term of the lexicon that its stem does not show: parted German verbs, participles, Portuguese plurals. */
export function termForms(term: string, language: string): TermForm[] {
  if (language === 'pt')
    return [term, term.replace(/([aeo])l$/, '$1is')].map((form) => ({ form, particle: null }));
  if (language !== 'de') return [{ form: term, particle: null }];
  const [particle, verb] = term.split('~');
  if (particle === undefined || verb === undefined)
    return verbForms(term).map((form) => ({ form, particle: null }));
  const whole = [...verbForms(verb).map((form) => particle + form), `${particle}zu${verb}`];
  return [
    ...whole.map((form) => ({ form, particle: null })),
    ...verbForms(verb).map((form) => ({ form, particle })),
  ];
}

/** The infinitive, the present and the participle of a regular verb ("buchen", "bucht", "gebucht"); of a noun itself alone. */
function verbForms(word: string): string[] {
  if (!/^\p{Ll}+n$/u.test(word)) return [word];
  const root = word.replace(/e?n$/, '');
  const present = `${root}${/[dt]$/.test(root) ? 'et' : 't'}`;
  return [word, root, present, `ge${present}`];
}
