/** What kind of secret a text holds. */
export type SecretKind = 'api_key' | 'access_token' | 'private_key' | 'password' | 'card_number' | 'iban';

const PATTERNS: readonly [SecretKind, RegExp][] = [
  [
    'private_key',
    /-----BEGIN (?:[A-Z]+ )*PRIVATE KEY-----(?:[\s\S]*?-----END (?:[A-Z]+ )*PRIVATE KEY-----|[\s\S]*)/,
  ],
  ['access_token', /\bxox[abeoprs]-[\w-]{10,}|\bxapp-\d-[\w-]{10,}/],
  ['access_token', /\b(?:gh[oprsu]_\w{30,}|github_pat_\w{22,}|glpat-[\w-]{20,})/],
  ['access_token', /\beyJ[\w-]{10,}\.eyJ[\w-]{10,}\.[\w-]{10,}/],
  ['api_key', /\b(?:sk|rk|pk)[-_](?:live|test|proj|ant|svcacct|or)?[-_]?[A-Za-z\d_-]{20,}/],
  ['api_key', /\bA(?:KIA|SIA)[A-Z\d]{16}\b|\bAIza[\w-]{35}/],
  ['access_token', /\b(?:bearer|authorization:\s*\w+)\s+(?=[\w.~+/-]*\d)[\w.~+/-]{20,}/i],
];

const SECRET_NAME =
  'password|passwd|pwd|passphrase|passwort|kennwort|mot de passe|contraseña|clave|parola d’ordine|senha|パスワード|api[ _-]?key|secret|token|access[ _-]?key';
const NAMED = new RegExp(
  `(?<!\\p{L})(?:${SECRET_NAME})(?:\\s+(?:is|ist|lautet|est|es|è|é))?\\s*(?:[:=：]|は|(?<=\\b(?:is|ist|lautet|est|es|è|é)))\\s*["'“\`]?(\\S{6,})`,
  'giu',
);

/** A secret in a text, by its place there. */
interface FoundSecret {
  kind: SecretKind;
  start: number;
  end: number;
}

/** Stands where a secret stood. */
const MASK = '•••';

/** Finds the first secret of a text and tells its kind, never its value. */
export function findSecret(text: string): SecretKind | null {
  return findSecrets(plainOf(text))[0]?.kind ?? null;
}

/** A text with its secrets written over, for whatever is kept or goes to a model; one without any stays as it is. */
export function maskSecrets(text: string): string {
  const plain = plainOf(text);
  const found = findSecrets(plain);
  if (found.length === 0) return text;
  let masked = '';
  let from = 0;
  for (const { start, end } of found.sort((a, b) => a.start - b.start)) {
    if (start >= from) masked += plain.slice(from, start) + MASK;
    from = Math.max(from, end);
  }
  return masked + plain.slice(from);
}

function plainOf(text: string): string {
  return text.normalize('NFKC').replace(/[\u200b-\u200d\u2060\ufeff]/g, '');
}

/** All secrets of a text, the surest kinds first. */
function findSecrets(plain: string): FoundSecret[] {
  const known = PATTERNS.flatMap(([kind, pattern]) => placesOf(kind, plain, pattern));
  const named = [...plain.matchAll(NAMED)].flatMap((match): FoundSecret[] => {
    const value = match[1] ?? '';
    const end = match.index + match[0].length;
    return looksRandom(value) ? [{ kind: 'password', start: end - value.length, end }] : [];
  });
  const cards = placesOf('card_number', plain, CARD).filter(({ start, end }) =>
    isCard(plain.slice(start, end)),
  );
  const ibans = placesOf('iban', plain, IBAN).filter(({ start, end }) => isIban(plain.slice(start, end)));
  return [...known, ...named, ...cards, ...ibans];
}

function placesOf(kind: SecretKind, text: string, pattern: RegExp): FoundSecret[] {
  const all = new RegExp(pattern, pattern.flags.includes('g') ? pattern.flags : `${pattern.flags}g`);
  return [...text.matchAll(all)].map(({ index, 0: found }) => ({
    kind,
    start: index,
    end: index + found.length,
  }));
}

/** A password mixes kinds of characters; the next word of an ordinary sentence does not. */
function looksRandom(word: string): boolean {
  const value = word.replace(/["'”`.,;]+$/, '');
  if (value.length < 6 || /^(?:https?:|<|\{|\[|\*)/.test(value)) return false;
  const kinds = [/\p{Ll}/u, /\p{Lu}/u, /\d/, /[^\p{L}\d]/u].filter((kind) => kind.test(value)).length;
  return kinds >= 3 || (kinds === 2 && /\d/.test(value) && value.length >= 8);
}

/** Card numbers have 13 to 19 digits in groups and a check digit (ISO/IEC 7812-1, Luhn). */
const CARD = /(?<![\d.,-])\d(?:[ -]?\d){12,18}(?![\d.,]*\d)/;

function isCard(match: string): boolean {
  const digits = match.replace(/\D/g, '');
  return /^[2-6]/.test(digits) && !/^(\d)\1+$/.test(digits) && passesLuhn(digits);
}

function passesLuhn(digits: string): boolean {
  const sum = [...digits].reverse().reduce((total, char, at) => {
    const value = Number(char) * (at % 2 === 1 ? 2 : 1);
    return total + (value > 9 ? value - 9 : value);
  }, 0);
  return sum % 10 === 0;
}

/** IBANs have a country, two check digits and up to 30 characters with remainder 1 modulo 97 (ISO 13616). */
const IBAN = /\b[A-Z]{2}\d{2}(?: ?[A-Z\d]{4}){2,7}(?: ?[A-Z\d]{1,4})?\b/;

function isIban(match: string): boolean {
  const compact = match.replace(/ /g, '');
  const moved = compact.slice(4) + compact.slice(0, 4);
  const numeric = [...moved].map((char) => Number.parseInt(char, 36)).join('');
  return [...numeric].reduce((rest, digit) => (rest * 10 + Number(digit)) % 97, 0) === 1;
}
