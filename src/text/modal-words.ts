import type { Language } from '../core/language.ts';

/** What a sentence says may, must or need not be done. */
export type Modality = 'may' | 'must';

const WORDS: Record<Modality, Record<Language, RegExp>> = {
  may: {
    en: words(
      'may|can|could|might|is allowed to|are allowed to|is able to|are able to|optional|optionally|possible|at (?:its|our|their) discretion',
    ),
    de: words('darf|dürfen|kann|können|kannst|könnt|möglich|optional|freiwillig'),
    fr: words('peut|peuvent|pouvez|peux|possible|facultatif'),
    es: words('puede|pueden|puedes|podéis|posible|opcional'),
    it: words('può|possono|puoi|potete|possibile|facoltativo'),
    pt: words('pode|podem|podes|possível|opcional'),
    ja: /できます|できる|可能|てもよい|てもかまいません/u,
  },
  must: {
    en: words(
      'must|has to|have to|had to|need to|needs to|required to|is required|are required|obliged to|mandatory|obligatory',
    ),
    de: words('muss|müssen|musst|müsst|verpflichtet|erforderlich|zwingend|Pflicht'),
    fr: words('doit|doivent|devez|dois|faut|obligatoire'),
    es: words('debe|deben|debes|tiene que|tienen que|hay que|obligatorio|obligatoria'),
    it: words('deve|devono|devi|dovete|bisogna|obbligatorio|obbligatoria'),
    pt: words('deve|devem|deves|tem de|têm de|tem que|têm que|obrigatório|obrigatória'),
    ja: /なければなりません|必要があります|必須|義務/u,
  },
};

function words(list: string): RegExp {
  return new RegExp(`(?<!\\p{L})(?:${list})(?!\\p{L})`, 'iu');
}

/** The first word of a text that says so, in its language, with where it stands; null where none does. */
export function findModal(
  text: string,
  language: string,
  modality: Modality,
): { word: string; at: number } | null {
  const patterns: Partial<Record<string, RegExp>> = WORDS[modality];
  const match = (patterns[language] ?? WORDS[modality].en).exec(text);
  return match === null ? null : { word: match[0], at: match.index };
}

const NEEDS =
  /(?<!\p{L})(?:needs?|needed|requires?|required|only with|brauch\p{L}*|benötig\p{L}*|erforder\p{L}*|nötig|besoin|nécessit\p{L}*|nécessaires?|necesit\p{L}*|requier\p{L}*|serv[eo]|servono|richied\p{L}*|bisogno|precisa\p{L}*|requer\p{L}*)(?!\p{L})|必要|要/iu;

/** Whether a text says that something is needed: without it the rest does not go. */
export function saysNeed(text: string): boolean {
  return NEEDS.test(text);
}
