// "One" is left out everywhere: in most of these languages it is the article. So is what is also another common word
// ("elf", "sei", "due date", "once", "six" stays the same in French).
const WORDS: Record<number, string> = {
  2: 'two zwei deux dos duas dois',
  3: 'three drei trois tres três',
  4: 'four vier quatre cuatro quattro quatro',
  5: 'five fünf cinq cinco cinque',
  6: 'six sechs seis',
  7: 'seven sieben siete sette sete',
  8: 'eight acht huit ocho otto oito',
  9: 'nine neun nueve nove',
  10: 'ten zehn dix diez dieci dez',
  11: 'eleven onze undici',
  12: 'twelve zwölf douze doce dodici doze',
  13: 'thirteen dreizehn treize trece tredici treze',
  14: 'fourteen vierzehn quatorze catorce quattordici',
  15: 'fifteen fünfzehn quinze quince quindici',
  16: 'sixteen sechzehn seize dieciséis sedici dezesseis dezasseis',
  17: 'seventeen siebzehn diecisiete diciassette dezessete dezassete',
  18: 'eighteen achtzehn dieciocho diciotto dezoito',
  19: 'nineteen neunzehn diecinueve diciannove dezenove dezanove',
  20: 'twenty zwanzig vingt veinte venti vinte',
  30: 'thirty dreißig dreissig trente treinta trenta trinta',
  40: 'forty vierzig quarante cuarenta quaranta quarenta',
  45: 'fünfundvierzig',
  50: 'fifty fünfzig cinquante cincuenta cinquanta cinquenta',
  60: 'sixty sechzig soixante sesenta sessanta sessenta',
  70: 'seventy siebzig setenta settanta',
  80: 'eighty achtzig ochenta ottanta oitenta',
  90: 'ninety neunzig noventa novanta',
  100: 'hundred hundert einhundert cien cento cem',
  200: 'doscientos doscientas duzentos duzentas',
  300: 'trescientos trescientas trezentos trezentas',
  400: 'cuatrocientos cuatrocientas quatrocentos quatrocentas',
  500: 'quinientos quinientas quinhentos quinhentas',
  1000: 'thousand tausend eintausend mille mil',
};

const VALUES = new Map(
  Object.entries(WORDS).flatMap(([value, names]) =>
    names.split(' ').map((name) => [name, Number(value)] as const),
  ),
);

/** The value of a lower-case number word in six languages. */
export function parseNumberWord(word: string): number | undefined {
  return VALUES.get(word);
}

/** Every number word with its value. */
export const NUMBER_WORDS: ReadonlyMap<string, number> = VALUES;
