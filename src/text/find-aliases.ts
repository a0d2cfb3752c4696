import { foldToWords } from './fold.ts';

/** Two terms that a text says to be the same. */
export type AliasPair = readonly [one: string, other: string];

const MOST_WORDS = 6;
const MOST_CHARACTERS = 60;
/** What an article says beyond this is a list of something else. */
const MOST_PAIRS = 100;
/** So short, what a glossary says of a term is another word for it. */
const GLOSS_WORDS = 5;

/** "Also called", in the languages of the bot; what follows is the other name. */
const ALSO =
  /(?<![\p{L}\p{M}])(?:(?:also|often|sometimes|formerly) (?:called|known as|referred to as)|a\.?k\.?a\.?|auch bekannt als|(?:aussi|également) (?:appelée?s?|connue?s? sous le nom de)|también (?:llamad[oa]s?|conocid[oa]s? como)|anche (?:dett[oaie]|chiamat[oaie]|not[oaie] come)|também (?:chamad[oa]s?|conhecid[oa]s? como)|別名)[:：]?\s*/giu;
/** The same where the other name stands in between or before. */
const BETWEEN = /(?<![\p{L}\p{M}])auch (?<other>[^.,;:()\n]{2,60}?) genannt/giu;
const BEFORE = /「(?<one>[^」]{1,40})」は[、]?「(?<other>[^」]{1,40})」とも(?:呼|言|い)/gu;
const GLOSSARY =
  /glossar|glosar|lexique|abbreviation|abkürzung|abréviation|abreviatura|abbreviazion|abreviaç|用語集|略語/iu;
const DETERMINER =
  /^(?:the|an?|our|der|die|das|ein|eine|le|la|les|l['’]|un|une|el|los|las|una|il|lo|gli|i|uno|o|os|as|um|uma)\s+/iu;
/** What stands between a name and "also called". */
const LINK = /[\s,(–—-]+$|\s(?:is|are|was|ist|sind|wird|est|sont|es|son|è|sono|é|são)$/u;

/**
 * Finds terms that an article says to be the same: abbreviations spelt out in brackets, in its title too, what is "also
 * called" something, and short lines of a glossary.
 */
export function findAliases({ title, body }: { title: string; body: string }): AliasPair[] {
  const lines = [title, ...body.replace(/^```[\s\S]*?^```/gmu, '').split('\n')].map((line) => line.trim());
  const pairs = [
    ...lines.flatMap(abbreviationsIn),
    ...lines.flatMap((line) => alsoCalledIn(line, title)),
    ...(GLOSSARY.test(title) ? lines.slice(1).filter(isNoHead).flatMap(glossIn) : []),
  ];
  const distinct = new Map<string, AliasPair>();
  for (const [one, other] of pairs) {
    const pair: AliasPair = [clean(one), clean(other)];
    const key = pair.map(foldToWords).sort().join('\n');
    if (pair.every(isTerm) && foldToWords(pair[0]) !== foldToWords(pair[1]) && !distinct.has(key))
      distinct.set(key, pair);
  }
  return [...distinct.values()].slice(0, MOST_PAIRS);
}

function clean(term: string): string {
  return term
    .replace(/[*_`"“”„«»「」]/gu, '')
    .trim()
    .replace(/[\s.,;:]+$/u, '')
    .replace(DETERMINER, '')
    .trim();
}

function isTerm(term: string): boolean {
  const words = foldToWords(term).split(' ').filter(Boolean);
  return words.length > 0 && words.length <= MOST_WORDS && term.length >= 2 && term.length <= MOST_CHARACTERS;
}

const BRACKETED = /\((?<inside>[^()]{2,60})\)/gu;
const SHORT = /^[\p{Lu}\p{N}][\p{L}\p{N}&-]{1,9}$/u;

function isShort(term: string): boolean {
  return SHORT.test(term) && (term.match(/\p{Lu}/gu) ?? []).length >= 2;
}

function abbreviationsIn(line: string): AliasPair[] {
  return [...line.matchAll(BRACKETED)].flatMap((match): AliasPair[] => {
    const inside = clean(match.groups!.inside!);
    const before = line.slice(0, match.index).replace(/[*_`]/gu, '').trimEnd();
    if (isShort(inside)) {
      const long = spelledOut(inside, before);
      return long === null ? [] : [[inside, long]];
    }
    const short = clean(/\S+$/u.exec(before)?.[0] ?? '');
    return isShort(short) && spelledOut(short, inside) === inside ? [[short, inside]] : [];
  });
}

/**
 * The words at the end of a text that a short form is short for: its letters are looked for from the right, the first of
 * them at the head of a word (Schwartz and Hearst 2003). Null where they are not there.
 */
function spelledOut(short: string, text: string): string | null {
  const letters = [...short.toLowerCase()].filter((letter) => /[\p{L}\p{N}]/u.test(letter));
  const folded = text.toLowerCase();
  let at = folded.length;
  for (let index = letters.length - 1; index >= 0; index -= 1) {
    do at -= 1;
    while (
      at >= 0 &&
      (folded[at] !== letters[index] || (index === 0 && /[\p{L}\p{N}]/u.test(folded[at - 1] ?? ' ')))
    );
    if (at < 0) return null;
  }
  const long = text.slice(at).trim();
  const words = foldToWords(long).split(' ').length;
  return words <= Math.min(letters.length + 5, letters.length * 2) && long.length > short.length
    ? long
    : null;
}

function alsoCalledIn(line: string, title: string): AliasPair[] {
  const after = [...line.matchAll(ALSO)].flatMap((match): AliasPair[] => {
    const other = nameAtHead(line.slice(match.index + match[0].length));
    const one = nameAtEnd(line.slice(0, match.index)) ?? title;
    return other === null ? [] : [[one, other]];
  });
  const between = [...line.matchAll(BETWEEN)].map(
    (match): AliasPair => [nameAtEnd(line.slice(0, match.index)) ?? title, match.groups!.other!],
  );
  const before = [...line.matchAll(BEFORE)].map(
    (match): AliasPair => [match.groups!.one!, match.groups!.other!],
  );
  return [...after, ...between, ...before];
}

const MARKED_HEAD = /^(?:\*\*|__|["“„«「])(?<name>[^*_"”“»」]{2,60})(?:\*\*|__|["”“»」])/u;
const MARKED_END = /(?:\*\*|__|["“„«「])(?<name>[^*_"”“»」]{2,60})(?:\*\*|__|["”“»」])$/u;
/** A name that no marks set apart ends with its sentence's part, or before a verb. */
const PLAIN_HEAD =
  /^(?<name>[^.,;:()\n、。]{2,60}?)(?=\s(?:is|are|or|and|ist|und|oder|est|et|ou|es|y|o|è|e|é|is)\s|[.,;:()、。]|$)/u;

function nameAtHead(text: string): string | null {
  return (MARKED_HEAD.exec(text) ?? PLAIN_HEAD.exec(text))?.groups?.name ?? null;
}

/** The few words that a sentence begins with, or what is marked as a name; null where neither tells the name. */
function nameAtEnd(text: string): string | null {
  const before = text
    .replace(/^[-*#>\d.)\s]+(?=\p{L})/u, '')
    .replace(LINK, '')
    .replace(LINK, '');
  const marked = MARKED_END.exec(before)?.groups?.name;
  if (marked !== undefined) return marked;
  const sentence = before.split(/(?<=[.!?。])\s+/u).at(-1) ?? '';
  const words = foldToWords(clean(sentence)).split(' ').filter(Boolean).length;
  return words > 0 && words <= 4 ? sentence : null;
}

const GLOSS =
  /^(?:[-*]\s+)?(?:\*\*|__)?(?<term>[^|:*_]{2,60}?)(?:\*\*|__)?\s*(?::|\s[–—-]\s)(?:\*\*|__)?\s*(?<gloss>.{2,80})$/u;
const GLOSS_ROW = /^\|\s*(?<term>[^|]{2,60}?)\s*\|\s*(?<gloss>[^|]{2,80}?)\s*\|/u;

/** A line of dashes is below the head of a table. */
function isNoHead(_line: string, at: number, lines: readonly string[]): boolean {
  return !/^\|[\s:|-]+\|$/u.test(lines[at + 1] ?? '');
}

function glossIn(line: string): AliasPair[] {
  const { term, gloss } = (GLOSS_ROW.exec(line) ?? GLOSS.exec(line))?.groups ?? {};
  if (term === undefined || gloss === undefined || /^[-: ]+$/u.test(gloss)) return [];
  const [first = ''] = gloss.split(/(?<=[.;。])\s+/u);
  return foldToWords(first).split(' ').length <= GLOSS_WORDS ? [[term, first]] : [];
}
