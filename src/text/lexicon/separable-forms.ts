/** A form of a term as it stands in a text. */
interface TermForm {
  form: string;
  /** What parts from it and ends the clause: "ein" of "richte … ein". */
  particle: string | null;
}

/** The forms of a term of the lexicon: a verb whose halves part (`ein~richten`) stands whole, with "zu", "ge" or parted. */
export function separableForms(term: string): TermForm[] {
  const [particle, verb] = term.split('~');
  if (particle === undefined || verb === undefined) return [{ form: term, particle: null }];
  const root = verb.replace(/e?n$/, '');
  const participle = `${particle}ge${root}${/[dt]$/.test(root) ? 'et' : 't'}`;
  const whole = [particle + verb, `${particle}zu${verb}`, participle, particle + root];
  return [...whole.map((form) => ({ form, particle: null })), { form: verb, particle }];
}
