/** A pattern of a set, ready to be looked for. */
export interface Pattern {
  /** As it stands in the set. */
  source: string;
  regex: RegExp;
  /** Marked `(?#norec)`: it matches "I found nothing", which says something only where that is the answer. */
  saysNothingFound: boolean;
}

const WORD = '\\p{L}\\p{M}\\p{N}_';
/** What `\w` and its like mean in Python, where they know every script: outside a class, and inside one. */
const CLASSES: Record<string, [outside: string, inside: string | null]> = {
  w: [`[${WORD}]`, WORD],
  W: [`[^${WORD}]`, null],
  d: ['\\p{Nd}', '\\p{Nd}'],
  D: ['\\P{Nd}', '\\P{Nd}'],
  b: [`(?:(?<=[${WORD}])(?![${WORD}])|(?<![${WORD}])(?=[${WORD}]))`, '\\x08'],
  B: [`(?:(?<=[${WORD}])(?=[${WORD}])|(?<![${WORD}])(?![${WORD}]))`, null],
  A: ['^', null],
  Z: ['$', null],
};
/** Pieces of a pattern in the order in which they are tried. */
const TOKEN =
  /\(\?#[^)]*\)|\(\?[a-zA-Z]*(?:-[a-zA-Z]+)?[:)]|\(\?P<|\(\?P=\w+\)|\\u[\da-fA-F]{4}|\\x[\da-fA-F]{2}|\\[\s\S]|\{,\d+\}|\{\d+(?:,\d*)?\}|[\s\S]/gu;

/**
 * Reads a regular expression in Python's syntax, case and line ends let be.
 * @throws SyntaxError where it holds what has no equal here
 */
export function readPattern(source: string): Pattern {
  return {
    source,
    regex: new RegExp(translate(source.normalize('NFC')), 'isu'),
    saysNothingFound: source.startsWith('(?#norec)'),
  };
}

function translate(source: string): string {
  let open = -1;
  let out = '';
  for (const { 0: token, index } of source.matchAll(TOKEN)) {
    if (open === -1) out += outsideClass(token);
    // A bracket that is the first of its class is itself.
    else if (token === ']' && /^\[\^?$/.test(source.slice(open, index))) out += '\\]';
    else out += token.startsWith('\\') ? readEscape(token, true) : token;
    if (open === -1 && token === '[') open = index;
    else if (token === ']' && !/^\[\^?$/.test(source.slice(open, index))) open = -1;
  }
  return out;
}

function outsideClass(token: string): string {
  if (token.startsWith('(?#')) return '';
  if (token === '(?P<') return '(?<';
  if (token.startsWith('(?P=')) return `\\k<${token.slice(4, -1)}>`;
  const flags = /^\(\?([a-zA-Z]*(?:-[a-zA-Z]+)?)([:)])$/.exec(token);
  if (flags !== null) return readFlags(token, flags[1]!, flags[2]!);
  if (token.startsWith('{,')) return `{0${token.slice(1)}`;
  // Before a last line end too, and nowhere else.
  if (token === '$') return '(?=\\n?$)';
  if (token === '{' || token === '}' || token === ']') return `\\${token}`;
  return token.startsWith('\\') ? readEscape(token, false) : token;
}

/** Every pattern is read with `i` and `s`; the others, or their taking back, mean something else. */
function readFlags(token: string, flags: string, end: string): string {
  if (/[^isu]/.test(flags))
    throw new SyntaxError(`${token} has no equal in this runtime's regular expressions`);
  return end === ':' ? '(?:' : '';
}

function readEscape(token: string, inClass: boolean): string {
  const sign = token.slice(1);
  const known = CLASSES[sign];
  if (known !== undefined) {
    const [outside, inside] = known;
    if (inClass && inside === null) throw new SyntaxError(`${token} inside [ ] has no equal here`);
    return inClass ? inside! : outside;
  }
  if (/^(?:[nrtfvsS\d]|u[\da-fA-F]{4}|x[\da-fA-F]{2})$/.test(sign)) return token;
  if (/^[a-zA-Z]/.test(sign)) throw new SyntaxError(`${token} has no equal here`);
  return /^[\^$\\.*+?()[\]{}|/]$/.test(sign) || (inClass && sign === '-') ? token : sign;
}
