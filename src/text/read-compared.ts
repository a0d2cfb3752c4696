import type { Language } from '../core/language.ts';

/** Two things that a question compares, in its order and words. */
export type Compared = readonly [string, string];

const THING = '([^?!;:、]{2,60}?)';
const LAST = '([^?!.;:]{2,60}?)[?!.\\s]*$';

/** How a comparison of two things is put; the things are the groups. */
const PUT: Record<Language, readonly RegExp[]> = {
  en: [
    put(`differences? between ${THING} and ${LAST}`),
    put(`(?:compare|comparing|comparison of) ${THING} (?:with|to|and|against) ${LAST}`),
    put(`how (?:do|does|is|are) ${THING} (?:differ|different) from ${LAST}`),
    put(`(?:^|[,:] )(?:what about )?${THING} (?:vs\\.?|versus|compared (?:to|with)) ${LAST}`),
  ],
  de: [
    put(`Unterschiede? zwischen ${THING} und ${LAST}`),
    put(`vergleiche? ${THING} (?:mit|und) ${LAST}`),
    put(`(?:^|[,:] )${THING} (?:vs\\.?|versus|im Vergleich (?:zu|mit)) ${LAST}`),
    put(`(?:wie|worin) unterscheide[nt]+ sich ${THING} (?:von|und) ${LAST}`),
  ],
  fr: [
    put(`différences? (?:entre|qu['’]il y a entre) ${THING} et ${LAST}`),
    put(`compare[rz]? ${THING} (?:à|avec|et) ${LAST}`),
    put(`(?:^|[,:] )${THING} (?:vs\\.?|versus|par rapport à) ${LAST}`),
  ],
  es: [
    put(`diferencias? (?:que )?(?:hay )?entre ${THING} y ${LAST}`),
    put(`compar(?:a|ar|e) ${THING} (?:con|y) ${LAST}`),
    put(`(?:^|[,:] )${THING} (?:vs\\.?|versus|frente a) ${LAST}`),
  ],
  it: [
    put(`differenz[ae] (?:tra|fra) ${THING} e ${LAST}`),
    put(`confront(?:a|are) ${THING} (?:con|e) ${LAST}`),
    put(`(?:^|[,:] )${THING} (?:vs\\.?|versus|rispetto a) ${LAST}`),
  ],
  pt: [
    put(`diferenças? entre ${THING} e ${LAST}`),
    put(`compar(?:a|ar|e) ${THING} (?:com|e) ${LAST}`),
    put(`(?:^|[,:] )${THING} (?:vs\\.?|versus|em relação a) ${LAST}`),
  ],
  ja: [/^(.{2,40}?)と(.{2,40}?)(?:の(?:違い|差)|を比較|はどう違)/u],
};
const ARTICLE =
  /^(?:the|an?|our|der|die|das|den|dem|le|la|les|l['’]|un[ea]?|el|los|las|il|lo|gli|i|o|os|as|um|uma)\s+/iu;

function put(pattern: string): RegExp {
  return new RegExp(pattern, 'iu');
}

/** Reads the two things that a question compares; null where it compares none. */
export function readCompared(text: string, language: string): Compared | null {
  const patterns: Partial<Record<string, readonly RegExp[]>> = PUT;
  for (const pattern of patterns[language] ?? PUT.en) {
    const [, one, other] = pattern.exec(text.trim()) ?? [];
    if (one !== undefined && other !== undefined) return [withoutArticle(one), withoutArticle(other)];
  }
  return null;
}

function withoutArticle(thing: string): string {
  return thing.trim().replace(ARTICLE, '');
}
