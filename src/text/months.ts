import { fold } from './fold.ts';

const NAMES: readonly (readonly string[])[] = [
  ['january', 'januar', 'jänner', 'janvier', 'enero', 'gennaio', 'janeiro', 'jan'],
  ['february', 'februar', 'février', 'febrero', 'febbraio', 'fevereiro', 'feb'],
  ['march', 'märz', 'mars', 'marzo', 'março', 'mar', 'mär'],
  ['april', 'avril', 'abril', 'aprile', 'apr', 'avr'],
  ['may', 'mai', 'mayo', 'maggio', 'maio'],
  ['june', 'juni', 'juin', 'junio', 'giugno', 'junho', 'jun'],
  ['july', 'juli', 'juillet', 'julio', 'luglio', 'julho', 'jul'],
  ['august', 'août', 'agosto', 'aug'],
  ['september', 'septembre', 'septiembre', 'settembre', 'setembro', 'sep', 'sept'],
  ['october', 'oktober', 'octobre', 'octubre', 'ottobre', 'outubro', 'oct', 'okt'],
  ['november', 'novembre', 'noviembre', 'novembro', 'nov'],
  ['december', 'dezember', 'décembre', 'diciembre', 'dicembre', 'dezembro', 'dec', 'dez', 'déc'],
];

/** Names of months in seven languages that are long enough to be known with a slip in them, folded. */
export const MONTH_NAMES: readonly string[] = NAMES.flat()
  .map(fold)
  .filter((name) => name.length > 4);

/** As they are written, and without accents as they are typed. */
const NUMBERS = new Map(
  NAMES.flatMap((names, index) =>
    names.flatMap((name) => [name, fold(name)]).map((name) => [name, index + 1] as const),
  ),
);

/** The number of a month by its name or shortening in six languages. */
export function monthNumber(name: string): number | undefined {
  return NUMBERS.get(name.toLowerCase().replace(/\.$/, ''));
}

/** A regular expression's alternatives for every month name, the longest first. */
export const MONTH_PATTERN = [...NUMBERS.keys()].sort((a, b) => b.length - a.length).join('|');
