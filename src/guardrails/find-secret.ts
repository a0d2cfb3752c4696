/** What kind of secret a text holds. */
export type SecretKind = 'api_key' | 'access_token' | 'private_key' | 'password' | 'card_number' | 'iban';

const PATTERNS: readonly [SecretKind, RegExp][] = [
  ['private_key', /-----BEGIN (?:[A-Z]+ )*PRIVATE KEY-----/],
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

/** Finds the first secret of a text and tells its kind, never its value. */
export function findSecret(text: string): SecretKind | null {
  const plain = text.normalize('NFKC').replace(/[\u200b-\u200d\u2060\ufeff]/g, '');
  const known = PATTERNS.find(([, pattern]) => pattern.test(plain));
  if (known !== undefined) return known[0];
  if ([...plain.matchAll(NAMED)].some((match) => looksRandom(match[1] ?? ''))) return 'password';
  if (holdsCardNumber(plain)) return 'card_number';
  return holdsIban(plain) ? 'iban' : null;
}

/** A password mixes kinds of characters; the next word of an ordinary sentence does not. */
function looksRandom(word: string): boolean {
  const value = word.replace(/["'”`.,;]+$/, '');
  if (value.length < 6 || /^(?:https?:|<|\{|\[|\*)/.test(value)) return false;
  const kinds = [/\p{Ll}/u, /\p{Lu}/u, /\d/, /[^\p{L}\d]/u].filter((kind) => kind.test(value)).length;
  return kinds >= 3 || (kinds === 2 && /\d/.test(value) && value.length >= 8);
}

/** Card numbers have 13 to 19 digits in groups and a check digit (ISO/IEC 7812-1, Luhn). */
function holdsCardNumber(text: string): boolean {
  return (text.match(/(?<![\d.,-])\d(?:[ -]?\d){12,18}(?![\d.,]*\d)/g) ?? []).some((match) => {
    const digits = match.replace(/\D/g, '');
    return /^[2-6]/.test(digits) && !/^(\d)\1+$/.test(digits) && passesLuhn(digits);
  });
}

function passesLuhn(digits: string): boolean {
  const sum = [...digits].reverse().reduce((total, char, at) => {
    const value = Number(char) * (at % 2 === 1 ? 2 : 1);
    return total + (value > 9 ? value - 9 : value);
  }, 0);
  return sum % 10 === 0;
}

/** IBANs have a country, two check digits and up to 30 characters with remainder 1 modulo 97 (ISO 13616). */
function holdsIban(text: string): boolean {
  return (text.match(/\b[A-Z]{2}\d{2}(?: ?[A-Z\d]{4}){2,7}(?: ?[A-Z\d]{1,4})?\b/g) ?? []).some((match) => {
    const compact = match.replace(/ /g, '');
    const moved = compact.slice(4) + compact.slice(0, 4);
    const numeric = [...moved].map((char) => Number.parseInt(char, 36)).join('');
    return [...numeric].reduce((rest, digit) => (rest * 10 + Number(digit)) % 97, 0) === 1;
  });
}
