import countriesDe from 'i18n-iso-countries/langs/de.json' with { type: 'json' };
import countriesEn from 'i18n-iso-countries/langs/en.json' with { type: 'json' };
import countriesEs from 'i18n-iso-countries/langs/es.json' with { type: 'json' };
import countriesFr from 'i18n-iso-countries/langs/fr.json' with { type: 'json' };
import countriesIt from 'i18n-iso-countries/langs/it.json' with { type: 'json' };
import countriesJa from 'i18n-iso-countries/langs/ja.json' with { type: 'json' };
import countriesPt from 'i18n-iso-countries/langs/pt.json' with { type: 'json' };
import peopleDe from 'i18n-nationality/langs/de.json' with { type: 'json' };
import peopleEn from 'i18n-nationality/langs/en.json' with { type: 'json' };
import peopleEs from 'i18n-nationality/langs/es.json' with { type: 'json' };
import peopleFr from 'i18n-nationality/langs/fr.json' with { type: 'json' };
import peopleIt from 'i18n-nationality/langs/it.json' with { type: 'json' };
import { fold } from './fold.ts';

/** Names and adjectives by ISO 3166-1 code: the packages' lists, for our languages. */
const NAMES: Record<string, string | string[]>[] = [
  countriesEn.countries,
  countriesDe.countries,
  countriesFr.countries,
  countriesEs.countries,
  countriesIt.countries,
  countriesPt.countries,
  countriesJa.countries,
];
const ADJECTIVES: Record<string, string>[] = [
  peopleEn.nationalities,
  peopleDe.nationalities,
  peopleFr.nationalities,
  peopleEs.nationalities,
  peopleIt.nationalities,
];
/** "Deutsche", "françaises", "italiani": what an adjective may end in beside its form in the list. */
const ENDINGS = [
  '',
  'e',
  'en',
  'er',
  'es',
  'em',
  's',
  'n',
  'ne',
  'nes',
  'a',
  'as',
  'os',
  'i',
  'he',
  'che',
  'chi',
];

/** Letters of a name or adjective that may have an ending. */
const SHORTEST = 4;

let codes: ReadonlyMap<string, string> | null = null;

/** The ISO 3166-1 code of a country by its name, its short form or its adjective, in one of seven languages. */
export function countryCode(word: string): string | null {
  codes ??= readCodes();
  const folded = fold(word).replaceAll('.', '');
  // "US" is a country, "us" is we.
  if (folded.length < 3 && word !== word.toUpperCase()) return null;
  for (const ending of ENDINGS) {
    // A short form has no endings: "use" is no form of "US".
    if (ending !== '' && folded.length - ending.length < SHORTEST) continue;
    const known = folded.endsWith(ending)
      ? codes.get(folded.slice(0, folded.length - ending.length))
      : undefined;
    if (known !== undefined) return known;
  }
  return null;
}

function readCodes(): ReadonlyMap<string, string> {
  const known = new Map<string, string>();
  const add = (name: string, code: string): void => {
    const folded = fold(name).replaceAll('.', '');
    if (!known.has(folded)) known.set(folded, code);
  };
  for (const names of NAMES)
    for (const [code, name] of Object.entries(names)) for (const one of [name].flat()) add(one, code);
  for (const adjectives of ADJECTIVES)
    for (const [code, adjective] of Object.entries(adjectives)) {
      add(adjective, code);
      // "Italiano" and "italiani" have the beginning in common.
      if (/[aeo]$/u.test(adjective) && adjective.length > 5) add(adjective.slice(0, -1), code);
    }
  return known;
}
