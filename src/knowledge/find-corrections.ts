import type { Evidence } from '../core/citation.ts';
import type { Correction } from '../core/retrieval.ts';
import { tokenize } from '../text/analyze.ts';
import { damerauDistance } from '../text/damerau-distance.ts';

/**
 * The corrections that led to some of what was found, once each and with `meant` as a word of it: nobody is told a word
 * that is not in front of them.
 * @param corrections of the searches, `meant` being a stem
 */
export function findCorrections(
  corrections: readonly Correction[],
  evidence: readonly Pick<Evidence, 'text' | 'language'>[],
): Correction[] {
  if (corrections.length === 0) return [];
  const forms = formsIn(evidence, new Set(corrections.map(({ meant }) => meant)));
  const found = new Map<string, Correction>();
  for (const { said, meant } of corrections) {
    const form = nearest(said, forms.get(meant) ?? new Map());
    if (form !== null && !found.has(said)) found.set(said, { said, meant: form });
  }
  return [...found.values()];
}

/** The words of some evidence that have one of the stems, by stem: each in small letters where it is ever written so. */
function formsIn(
  evidence: readonly Pick<Evidence, 'text' | 'language'>[],
  stems: ReadonlySet<string>,
): ReadonlyMap<string, ReadonlyMap<string, string>> {
  const forms = new Map<string, Map<string, string>>();
  for (const { text, language = 'en' } of evidence)
    for (const token of tokenize(text, language)) {
      if (token.lexeme === null || !stems.has(token.lexeme)) continue;
      const known = forms.get(token.lexeme) ?? new Map<string, string>();
      const small = token.text.toLowerCase();
      if (token.text === small || !known.has(small)) known.set(small, token.text);
      forms.set(token.lexeme, known);
    }
  return forms;
}

/** The form that the typing error is nearest to: "tecnicians" is "technicians", not "technician". */
function nearest(said: string, forms: ReadonlyMap<string, string>): string | null {
  const typed = said.toLowerCase();
  const distanceTo = (form: string): number =>
    damerauDistance(typed, form, Math.max(typed.length, form.length));
  const [best] = [...forms].sort(
    ([one], [other]) => distanceTo(one) - distanceTo(other) || (one < other ? -1 : 1),
  );
  return best?.[1] ?? null;
}
