/** What a sum comes to, as text with its unit, or why it cannot be done. */
export type Calculated = { type: 'result'; value: number; text: string } | { type: 'fault'; reason: string };

/** A figure with the powers of its units: EUR a seat is `{ EUR: 1, seat: -1 }`. */
interface Quantity {
  value: number;
  units: ReadonlyMap<string, number>;
}

class Fault extends Error {}

const TOKEN = /\s*(?:(?<number>\d+(?:\.\d+)?)|(?<unit>[\p{L}€$£¥]+)|(?<sign>[-+*/%()×÷·−]))/uy;
const SIGNS: Readonly<Record<string, string>> = { '×': '*', '·': '*', '÷': '/', '−': '-' };
const CURRENCIES: Readonly<Record<string, string>> = { '€': 'EUR', $: 'USD', '£': 'GBP', '¥': 'JPY' };
const MAX_DEPTH = 20;
/** Enough for money and shares; beyond them floating point begins to show. */
const DIGITS = 12;

type Token =
  | { kind: 'number'; value: number }
  | { kind: 'unit'; name: string }
  | { kind: 'sign'; sign: string };

/**
 * Does a sum: + - * /, brackets, `%` behind a figure as a percentage and between two as the rest of a division. Figures
 * may carry units ("30 seat * 32 EUR/seat", "3 h / 720 h"), and only like is added to like. It reads numbers and signs and
 * nothing else, so that nothing that a model writes is ever run.
 */
export function calculate(expression: string): Calculated {
  try {
    const reader = { tokens: readTokens(withoutGrouping(expression)), at: 0, depth: 0 };
    if (reader.tokens.length === 0) throw new Fault('There is nothing to calculate.');
    const { value, units } = readSum(reader);
    if (reader.at < reader.tokens.length) throw new Fault('It cannot be read to its end.');
    if (!Number.isFinite(value)) throw new Fault('It has no finite result.');
    const rounded = Number(value.toPrecision(DIGITS));
    return { type: 'result', value: rounded, text: `${formatNumber(rounded)}${formatUnits(units)}` };
  } catch (error) {
    if (error instanceof Fault) return { type: 'fault', reason: error.message };
    throw error;
  }
}

/** "1,312.50" is one figure; a comma elsewhere is none of ours. */
function withoutGrouping(text: string): string {
  return text.replace(/\d{1,3}(?:,\d{3})+(?!\d)/g, (figure) => figure.replaceAll(',', ''));
}

function readTokens(text: string): Token[] {
  const tokens: Token[] = [];
  TOKEN.lastIndex = 0;
  const end = text.trimEnd().length;
  while (TOKEN.lastIndex < end) {
    const from = TOKEN.lastIndex;
    const found = TOKEN.exec(text);
    if (found === null)
      throw new Fault(`"${text.slice(from).trim().slice(0, 20)}" is no figure, unit or sign.`);
    const { number, unit, sign } = found.groups!;
    if (number !== undefined) tokens.push({ kind: 'number', value: Number(number) });
    else if (unit !== undefined) tokens.push({ kind: 'unit', name: CURRENCIES[unit] ?? unit });
    else tokens.push({ kind: 'sign', sign: SIGNS[sign!] ?? sign! });
  }
  return tokens;
}

interface Reader {
  tokens: readonly Token[];
  at: number;
  depth: number;
}

function takeSign(reader: Reader, ...signs: string[]): string | null {
  const token = reader.tokens[reader.at];
  if (token?.kind !== 'sign' || !signs.includes(token.sign)) return null;
  reader.at += 1;
  return token.sign;
}

function readSum(reader: Reader): Quantity {
  reader.depth += 1;
  if (reader.depth > MAX_DEPTH) throw new Fault('It is nested too deep.');
  let left = readProduct(reader);
  for (let sign = takeSign(reader, '+', '-'); sign !== null; sign = takeSign(reader, '+', '-')) {
    const right = readProduct(reader);
    if (!isAlike(left, right))
      throw new Fault(`${nameUnits(left)} and ${nameUnits(right)} cannot be added to one another.`);
    left = { ...left, value: sign === '+' ? left.value + right.value : left.value - right.value };
  }
  reader.depth -= 1;
  return left;
}

function readProduct(reader: Reader): Quantity {
  let left = readSigned(reader);
  for (let sign = takeSign(reader, '*', '/', '%'); sign !== null; sign = takeSign(reader, '*', '/', '%')) {
    const right = readSigned(reader);
    if (sign === '%') {
      if (!isAlike(left, right)) throw new Fault('The rest of a division needs two figures of one unit.');
      left = { ...left, value: left.value % right.value };
      continue;
    }
    if (sign === '/' && right.value === 0) throw new Fault('Nothing can be divided by 0.');
    left = {
      value: sign === '*' ? left.value * right.value : left.value / right.value,
      units: combine(left.units, right.units, sign === '*' ? 1 : -1),
    };
  }
  return left;
}

function readSigned(reader: Reader): Quantity {
  const sign = takeSign(reader, '-', '+');
  if (sign === null) return readFigure(reader);
  reader.depth += 1;
  if (reader.depth > MAX_DEPTH) throw new Fault('It is nested too deep.');
  const quantity = readSigned(reader);
  reader.depth -= 1;
  return sign === '-' ? { ...quantity, value: -quantity.value } : quantity;
}

function readFigure(reader: Reader): Quantity {
  const token = reader.tokens[reader.at];
  if (takeSign(reader, '(') !== null) {
    const within = readSum(reader);
    if (takeSign(reader, ')') === null) throw new Fault('A bracket is not closed.');
    return readUnits(reader, asPercentage(reader, within));
  }
  // "$32" has its unit before it.
  const before = token?.kind === 'unit' ? token.name : null;
  if (before !== null) reader.at += 1;
  const figure = reader.tokens[reader.at];
  if (figure?.kind !== 'number') throw new Fault('A figure is missing.');
  reader.at += 1;
  const units = new Map(before === null ? [] : [[before, 1]]);
  return readUnits(reader, asPercentage(reader, { value: figure.value, units }));
}

/** `%` is a percentage unless a figure follows it. */
function asPercentage(reader: Reader, quantity: Quantity): Quantity {
  const token = reader.tokens[reader.at];
  if (token?.kind !== 'sign' || token.sign !== '%') return quantity;
  const next = reader.tokens[reader.at + 1];
  if (next !== undefined && (next.kind !== 'sign' || next.sign === '(')) return quantity;
  reader.at += 1;
  return { ...quantity, value: quantity.value / 100 };
}

/** "EUR", "EUR/seat" behind a figure; a slash before a figure divides. */
function readUnits(reader: Reader, quantity: Quantity): Quantity {
  let units = quantity.units;
  for (let power = 1; ; power = -1) {
    const token = reader.tokens[reader.at];
    const next = reader.tokens[reader.at + 1];
    const isSlash = token?.kind === 'sign' && token.sign === '/' && next?.kind === 'unit' && units.size > 0;
    // "/ EUR 5" is a figure with its unit before it.
    if (isSlash && reader.tokens[reader.at + 2]?.kind === 'number') return { ...quantity, units };
    if (isSlash) {
      units = combine(units, new Map([[next.name, 1]]), -1);
      reader.at += 2;
    } else if (power === 1 && token?.kind === 'unit') {
      units = combine(units, new Map([[token.name, 1]]), 1);
      reader.at += 1;
    } else return { ...quantity, units };
  }
}

function combine(
  one: ReadonlyMap<string, number>,
  other: ReadonlyMap<string, number>,
  sign: 1 | -1,
): Map<string, number> {
  const units = new Map(one);
  for (const [name, power] of other) {
    const known = [...units.keys()].find((unit) => isSameUnit(unit, name)) ?? name;
    const sum = (units.get(known) ?? 0) + sign * power;
    if (sum === 0) units.delete(known);
    else units.set(known, sum);
  }
  return units;
}

function isAlike({ units: one }: Quantity, { units: other }: Quantity): boolean {
  return combine(one, other, -1).size === 0;
}

/** "seat" and "seats" are one; case is let be. */
function isSameUnit(one: string, other: string): boolean {
  const key = (unit: string) => unit.toLowerCase().replace(/(?<=.{2})s$/, '');
  return key(one) === key(other);
}

function nameUnits({ units }: Quantity): string {
  return formatUnits(units).trim() || 'plain figures';
}

function formatUnits(units: ReadonlyMap<string, number>): string {
  const write = ([name, power]: [string, number]) =>
    Math.abs(power) === 1 ? name : `${name}^${Math.abs(power)}`;
  const above = [...units].filter(([, power]) => power > 0).map(write);
  const below = [...units].filter(([, power]) => power < 0).map(write);
  if (above.length === 0 && below.length === 0) return '';
  return ` ${above.join(' ') || '1'}${below.length === 0 ? '' : `/${below.join('/')}`}`;
}

function formatNumber(value: number): string {
  return Number.isInteger(value) && Math.abs(value) < 1e15 ? String(value) : String(Number(value.toFixed(6)));
}
